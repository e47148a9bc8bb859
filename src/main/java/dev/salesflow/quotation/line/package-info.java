/** The lines of a quotation and what they come to. */
@org.springframework.modulith.NamedInterface("line")
package dev.salesflow.quotation.line;
