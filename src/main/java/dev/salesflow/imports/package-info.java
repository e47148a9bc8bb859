/**
 * Lists from outside: files, how they are read, questions about them, and what became of every row.
 * Must not know processes or pages of other modules; writes records only through their owners' intakes.
 * Publishes nothing of its own: the owners publish one event per batch. Door: {@code ImportBook}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "product", "customer", "opportunity"})
package dev.salesflow.imports;
