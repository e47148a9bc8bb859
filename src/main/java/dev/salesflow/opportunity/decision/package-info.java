/** Who takes part in a customer's decision, as an organisation chart of the deal; and its picture. */
package dev.salesflow.opportunity.decision;
