package dev.salesflow.nurturing.cadence;

import dev.salesflow.nurturing.ContactWay;
import java.time.LocalDate;

/**
 * When one customer should hear from us.
 *
 * @param days from one contact to the next; null, like way and dueOn, where the table says nothing
 * @param tier empty where it bought nothing within a year
 * @param lapseOn the day on which it goes back to the pool; null: never
 * @param pausedUntil null: it does not rest
 */
public record ContactPlan(Integer days, ContactWay way, LocalDate dueOn, LocalDate lastOn, LocalDate lapseOn, LocalDate pausedUntil,
        int fruitless, String approach, String tier) {
}
