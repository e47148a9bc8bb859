/** What a won deal hands over to those who deliver it. */
@org.springframework.modulith.NamedInterface("handover")
package dev.salesflow.contract.handover;
