/**
 * Case reviews of a manager with each rep: the agenda by grade, what is known of each case, what is decided, actions and their marks.
 * Must not know processes or pages of other modules. Publishes {@code Review…} and, from {@code action}, {@code Action…}.
 * Doors: {@code CaseReviewBook} for the meeting itself, {@code ActionBook} for what was agreed in it; whoever knows more of a rep's
 * territory implements {@code TerritorySource}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "identity", "company", "rules", "grading", "customer",
    "opportunity", "opportunity :: alert", "nurturing", "nurturing :: approach", "nurturing :: cadence", "nurturing :: pool", "team"})
package dev.salesflow.review;
