package dev.salesflow.grading;

import dev.salesflow.rules.Within;

/**
 * The facts of {@code needs-match}: how well we can meet a customer's core needs, each scored from 1 to 5 by ability, not hope.
 *
 * @param total of all scores
 * @param sharePercent of the most there could be, so that forms with three needs and with five compare; null: not all scored yet
 */
public record NeedsScore(Integer total, @Within(to = 100) Integer sharePercent, BuyingPower buyingPower) {
}
