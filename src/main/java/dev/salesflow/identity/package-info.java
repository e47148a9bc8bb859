/**
 * People, roles, teams, territories, log-in and who may see what.
 * Knows no business module and no engine. Publishes no events. Door: {@code Viewer}, {@code People}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "shared")
package dev.salesflow.identity;
