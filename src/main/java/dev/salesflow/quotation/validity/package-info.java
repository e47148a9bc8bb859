/** Watches how long offers hold. */
package dev.salesflow.quotation.validity;
