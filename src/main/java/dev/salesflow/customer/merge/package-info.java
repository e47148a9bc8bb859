/**
 * Customers that may be one: found, kept apart or merged, and parted again. A part of module customer; other modules take
 * part by {@link dev.salesflow.customer.HangingRecords} and the events, and know nothing of this package.
 */
package dev.salesflow.customer.merge;
