package dev.salesflow.nurturing.occasion;

import dev.salesflow.grading.CustomerTier;
import dev.salesflow.grading.Grade;
import dev.salesflow.grading.NeedsMatch;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.rules.Within;

/**
 * What {@code occasion-way} sees: the occasion, and how much the customer is worth the trouble; null: not known.
 *
 * @param match how well we meet the customer's needs, as scored last; low is the pool that is kept warm by news of its industry
 */
public record OccasionFacts(Kind kind, Grade grade, CustomerTier tier, NeedsMatch.Level match) {

    /** What there is to speak about. */
    public enum Kind { BIRTHDAY, ANNIVERSARY, HOLIDAY, SIGNED_CUSTOMER, NEW_PRODUCT, EVENT, INDUSTRY_NEWS, NEW_KNOWLEDGE }

    /** What one does with it. */
    public enum Gesture { GREETING, CARD, GIFT, STORY, INVITATION, ARTICLE }

    /**
     * @param daysAhead it is suggested so many days before
     */
    public record Idea(ContactWay way, Gesture gesture, @Within(to = 366) Integer daysAhead) {
    }
}
