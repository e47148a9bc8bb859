/** Who reads and who changes a deal, asked once for each page, whatever module shows it. */
@org.springframework.modulith.NamedInterface("rights")
package dev.salesflow.opportunity.rights;
