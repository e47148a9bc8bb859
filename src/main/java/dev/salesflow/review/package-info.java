/**
 * Case reviews of a manager with each rep: what is on the agenda, by grade.
 * Must not know processes or pages of other modules. Publishes nothing yet.
 * Door: the table {@code case-review}, asked through the rule book.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"rules", "grading"})
package dev.salesflow.review;
