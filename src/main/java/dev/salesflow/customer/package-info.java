/**
 * Customers (names on the list as well as buyers), their people, and every change of a field.
 * Must not know grades' rules, opportunities or the engine; {@code customer.grade} is written by module grading.
 * Publishes {@code CustomerRegistered}, {@code CustomerChanged}, {@code CustomersMerged}, {@code CustomersParted} within the transaction.
 * Doors: {@code CustomerBook}, {@code MergeBook}, {@code DuplicateBook}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "identity", "exports"})
package dev.salesflow.customer;
