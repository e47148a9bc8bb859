package dev.salesflow.review;

/**
 * What a row of {@code case-review} puts on the agenda.
 *
 * @param sampleOnly whether a few such customers are enough; null: every one
 */
public record ReviewItem(Agenda agenda, Question question, Boolean sampleOnly) {

    /** What the review is about: pursuing a deal, keeping in contact, completing the list. */
    public enum Agenda { PURSUIT, CONTACT, LIST }

    /** What the manager asks. */
    public enum Question {
        ORIGIN, KEY_FACTS, PROGRESS, NEXT_ACTIONS,
        WAITING_FOR, DISSATISFACTION, LAST_CONTACT, NEXT_CONTACT, LEFT_OUT,
        FACTS_FOR_GRADE, GRADE_COUNTS, EVENT_YIELD, LIST_SIZE
    }
}
