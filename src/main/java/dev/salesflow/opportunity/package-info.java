/**
 * Deals from first visit to contract: stage, facts and their evidence, meetings, doubts, pause, loss and winning.
 * Must not know quotations, contracts, processes. Publishes {@code Opportunity…}, {@code StageEntered}, {@code Standstill…},
 * {@code MeetingRecorded}, {@code DoubtRecorded}, {@code DealFactsChanged}.
 * Sub-packages have doors of their own: {@code Doubts}, {@code Contenders}, {@code DecisionMap}.
 * Doors: {@code OpportunityBook} for where a deal stands, {@code FactBook} for what is known of it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "company", "exports", "rules", "product", "customer", "grading", "absence"})
package dev.salesflow.opportunity;
