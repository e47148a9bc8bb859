/** Whom we meet in a deal, how they stand towards us, and what we do about it. */
@org.springframework.modulith.NamedInterface("competition")
package dev.salesflow.opportunity.competition;
