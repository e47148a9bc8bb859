/** Who reads and who writes a deal's quotations. */
@org.springframework.modulith.NamedInterface("rights")
package dev.salesflow.quotation.rights;
