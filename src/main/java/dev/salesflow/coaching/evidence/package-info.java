/** What lies behind the numbers that a coaching rests on: the deals, contacts, quotations; shown to whoever may see them. */
@org.springframework.modulith.NamedInterface("evidence")
package dev.salesflow.coaching.evidence;
