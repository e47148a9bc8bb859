/** Rounds of negotiation: demands, what each side gave, our limit. */
@org.springframework.modulith.NamedInterface("negotiation")
package dev.salesflow.opportunity.negotiation;
