/** A second person's check of what callers wrote down. */
@org.springframework.modulith.NamedInterface("checks")
package dev.salesflow.prospecting.checks;
