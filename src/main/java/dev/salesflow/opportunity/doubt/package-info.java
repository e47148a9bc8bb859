/** What keeps a customer from signing, who answers it and by what proof. */
@org.springframework.modulith.NamedInterface("doubt")
package dev.salesflow.opportunity.doubt;
