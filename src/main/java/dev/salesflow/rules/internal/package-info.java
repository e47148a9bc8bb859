/** The only place that knows Drools: tables become rule bases here. */
package dev.salesflow.rules.internal;
