/**
 * Work that managers assign and how it turned out.
 * Must not know customers, deals or processes. Publishes nothing yet.
 * Door: the table {@code task-grade}, asked through the rule book.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"rules"})
package dev.salesflow.team;
