/**
 * People, roles, teams, territories, log-in and who may see what.
 * Knows no business module and no engine; what others keep for a person they tell by implementing {@code OpenWork}.
 * Publishes TeamsChanged. Door: {@code Viewers}, {@code People}, {@code Teams}; {@code PresentRights} for security chains.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "shared")
package dev.salesflow.identity;
