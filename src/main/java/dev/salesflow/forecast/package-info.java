/**
 * What will be signed and when: odds by stage, categories, what people say over them, weekly snapshots, what moved, how true it was.
 * Must not know quotations, contracts, processes; reads deals and changes none. Publishes no events.
 * Door: {@code Forecast}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "company", "rules", "grading", "opportunity", "opportunity :: alert", "customer"})
package dev.salesflow.forecast;
