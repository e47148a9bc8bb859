/**
 * Grades A to D of customers: decided by the table customer-grade, kept with their reason, overridden by managers.
 * Must not know deals, imports, processes. Publishes {@link dev.salesflow.grading.CustomerGraded}.
 * Door: {@code GradeBook}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "identity", "rules", "customer"})
package dev.salesflow.grading;
