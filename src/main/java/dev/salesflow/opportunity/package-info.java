/**
 * Deals from first visit to contract: stage, facts and their evidence, meetings, doubts, pause, loss and winning.
 * Must not know quotations, contracts, processes. Publishes {@code Opportunity…}, {@code StageEntered}, {@code Standstill…},
 * {@code MeetingRecorded}, {@code DoubtRecorded}, {@code DealFactsChanged}. Door: {@code OpportunityBook}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "exports", "rules", "product", "customer", "grading"})
package dev.salesflow.opportunity;
