package dev.salesflow.nurturing.occasion;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Something to speak to a customer about, with what fits.
 *
 * @param day of it; of an event the first one
 * @param what the person, the holiday or the news; null for an anniversary
 * @param text more of the news, or null
 * @param years of an anniversary; else 0
 * @param customerId null where it concerns several
 * @param customers how many of one's own it concerns, where that is not all of them; else 0
 * @param names of the first of those; empty where there are none to tell apart
 */
public record Occasion(OccasionFacts.Kind kind, LocalDate day, String what, String text, int years, UUID customerId, String customer,
        OccasionFacts.Idea idea, int customers, List<String> names) {
}
