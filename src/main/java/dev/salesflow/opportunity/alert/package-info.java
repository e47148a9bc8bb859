/** Which open deals call for attention: the table {@code alert}, asked of every deal and kept. */
@org.springframework.modulith.NamedInterface("alert")
package dev.salesflow.opportunity.alert;
