/** Whom we meet in a deal, how they stand towards us, and what we do about it. */
package dev.salesflow.opportunity.competition;
