package dev.salesflow.nurturing;

/**
 * What a row of {@code contact-cadence} says.
 *
 * @param days from one contact to the next
 */
public record Cadence(Integer days, ContactWay way) {
}
