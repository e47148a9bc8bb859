/** How often each customer is to hear from us: a planned day per customer, what decides it, and what is due. */
@org.springframework.modulith.NamedInterface("cadence")
package dev.salesflow.nurturing.cadence;
