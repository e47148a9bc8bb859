/**
 * Changes of rule tables on their way: drafts that several people type into, review by another person, publication, the
 * rights to each, and the record of it all. Knows no engine. Publishes {@code RuleChange…}. Doors: {@code RuleChangeBook}, {@code DraftBook}.
 */
@org.springframework.modulith.NamedInterface("change")
package dev.salesflow.rules.change;
