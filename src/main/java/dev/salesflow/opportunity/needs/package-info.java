/** What a customer needs most, how well we can meet it by the rep's and the technical side's judgement, and what follows. */
@org.springframework.modulith.NamedInterface("needs")
package dev.salesflow.opportunity.needs;
