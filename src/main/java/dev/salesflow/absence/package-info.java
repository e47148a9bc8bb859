/**
 * When people are away and who stands in for them.
 * Must not know tasks nor processes, which ask it whom work goes to. Publishes no events. Door: {@code Absences}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "identity"})
package dev.salesflow.absence;
