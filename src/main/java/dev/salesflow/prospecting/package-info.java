/**
 * Prospecting: lists of names, calling through them by telephone, what that says of our data, a second person's check of new sheets.
 * Must not know processes, coaching, of deals only whether one is open. Publishes no events: what a call teaches goes through the doors of customer and nurturing.
 * Doors: {@code ProspectBook}, {@code CallBook}, {@code CheckBook}, {@code QualityBook}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "rules", "company", "customer", "grading", "nurturing", "nurturing :: pool",
    "review", "review :: territory"})
package dev.salesflow.prospecting;
