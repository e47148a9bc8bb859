package dev.salesflow.nurturing;

import dev.salesflow.rules.Within;

/**
 * What a row of {@code contact-cadence} says.
 *
 * @param days from one contact to the next
 * @param visitDays at least one of them is a visit within so many days; null: the way says all
 */
public record Cadence(@Within(to = Within.MOST_DAYS) Integer days, ContactWay way, @Within(to = Within.MOST_DAYS) Integer visitDays) {
}
