/** When presales shows a deal's demo: booked, moved, cancelled, never twice at a time. */
@org.springframework.modulith.NamedInterface("demo")
package dev.salesflow.opportunity.demo;
