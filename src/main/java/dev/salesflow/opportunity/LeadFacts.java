package dev.salesflow.opportunity;

import dev.salesflow.grading.Grade;

/**
 * What the table lead-routing sees of a customer without an owner.
 *
 * @param grade null: not graded
 * @param territory null: not known
 * @param territoryLoad open deals of the territory's least loaded rep; null: the territory has no rep
 */
public record LeadFacts(Grade grade, String territory, Integer territoryLoad) {
}
