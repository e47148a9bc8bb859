package dev.salesflow.nurturing.approach;

/** What can come of contacts with a customer; {@code contact-progress} says which of it is progress. */
public enum Happening {
    GRADE_UP, GRADE_DOWN, FACTS_LEARNED, CONTACT_DATA_CHANGED, DEAL_OPENED, STAGE_ENTERED, DEAL_FACTS_LEARNED, DEAL_WON, NEXT_ACTION_DONE
}
