/**
 * Lists that leave the system as files: how they are written, and the record of who took what.
 * Knows people and nothing of the business: the owner of a list gives its columns, conditions and order.
 * Publishes no events. Door: {@code Exports}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "identity"})
package dev.salesflow.exports;
