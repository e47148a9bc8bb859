/** Who takes part in a customer's decision, as an organisation chart of the deal; and its picture. */
@org.springframework.modulith.NamedInterface("decision")
package dev.salesflow.opportunity.decision;
