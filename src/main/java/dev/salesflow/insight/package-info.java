/**
 * What happened and where things stand: the timeline of customers and opportunities, the pipeline.
 * Must not change anything of another module, nor know the engine; listens to their events and reads their tables.
 * Publishes no events.
 * Door: {@code TimelineBook}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "customer", "grading", "opportunity", "opportunity :: gate", "opportunity :: needs", "opportunity :: demo", "opportunity :: doubt", "quotation", "contract", "contract :: payment", "nurturing", "nurturing :: approach", "attachment"})
package dev.salesflow.insight;
