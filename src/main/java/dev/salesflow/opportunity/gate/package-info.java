/** What a deal must know before it goes on, who waved it through, and what the method asks for where it stands. */
@org.springframework.modulith.NamedInterface("gate")
package dev.salesflow.opportunity.gate;
