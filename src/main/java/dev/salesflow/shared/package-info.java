/**
 * What every module may use: refusals, identifiers, pages of a list.
 * Knows no business module and no engine. Publishes no events. Door: its public types.
 */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN, allowedDependencies = {})
package dev.salesflow.shared;
