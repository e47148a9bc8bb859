/**
 * Where the data lies: an embedded PostgreSQL for a start without any set-up, or the server the configuration names.
 * Knows no other module. Publishes no events. Door: none, it hands a DataSource to Spring.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package dev.salesflow.database;
