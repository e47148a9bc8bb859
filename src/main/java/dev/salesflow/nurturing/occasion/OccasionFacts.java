package dev.salesflow.nurturing.occasion;

import dev.salesflow.grading.CustomerTier;
import dev.salesflow.grading.Grade;
import dev.salesflow.nurturing.ContactWay;

/** What {@code occasion-way} sees: the occasion, and how much the customer is worth the trouble; null: not known. */
public record OccasionFacts(Kind kind, Grade grade, CustomerTier tier) {

    /** What there is to speak about. */
    public enum Kind { BIRTHDAY, ANNIVERSARY, HOLIDAY, SIGNED_CUSTOMER, NEW_PRODUCT, EVENT }

    /** What one does with it. */
    public enum Gesture { GREETING, CARD, GIFT, STORY, INVITATION }

    /**
     * @param daysAhead it is suggested so many days before
     */
    public record Idea(ContactWay way, Gesture gesture, Integer daysAhead) {
    }
}
