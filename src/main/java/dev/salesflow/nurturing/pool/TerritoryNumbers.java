package dev.salesflow.nurturing.pool;

import java.util.Map;

/**
 * How many customers a territory or a rep has.
 *
 * @param name of the territory, or the rep's; null: none
 * @param reps who work there
 * @param grades count by grade, {@code none} for those without
 * @param unowned nobody's and not in the pool
 * @param load null where nobody works there
 */
public record TerritoryNumbers(String name, int reps, int customers, Map<String, Integer> grades, int overdue, int pooled, int unowned,
        TerritoryFacts.Load load) {
}
