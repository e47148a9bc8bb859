package dev.salesflow.nurturing;

/**
 * What a row of {@code contact-cadence} says.
 *
 * @param days from one contact to the next
 * @param visitDays at least one of them is a visit within so many days; null: the way says all
 */
public record Cadence(Integer days, ContactWay way, Integer visitDays) {
}
