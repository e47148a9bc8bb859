/**
 * Work that managers assign and how it turned out.
 * Must not know customers, deals or processes. Publishes nothing yet.
 * Door: {@code TaskMarks}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"rules"})
package dev.salesflow.team;
