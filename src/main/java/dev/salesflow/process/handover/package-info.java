/** A won deal goes to those who deliver it: the rep's sheet, and its taking over. */
package dev.salesflow.process.handover;
