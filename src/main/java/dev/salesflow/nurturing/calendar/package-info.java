/** A person's dated work as a feed that any calendar reads, by an address that only they know. */
package dev.salesflow.nurturing.calendar;
