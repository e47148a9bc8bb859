package dev.salesflow.coaching;

/** What a round of coaching is about. The trigger table and the manager who starts one by hand choose from these. */
public enum CoachingTopic {
    /** Too few meetings. */
    ACTIVITY,
    /** Too few deals get past one stage. */
    CONVERSION,
    /** Deals stand still or their signing date has passed. */
    OVERDUE,
    /** Contacts that were agreed or planned are not made. */
    CONTACTS,
    /** Key facts of an A customer's deal are not known. */
    KEY_FACTS,
    /** Discounts deeper than the price can bear. */
    DISCOUNT,
    /** Deals are lost, more of them than the team's. */
    LOSSES,
    /** Too little in the pipeline. */
    PIPELINE,
    /** Another skill. */
    SKILL;

    /** Key of its name in the message files. */
    public String messageKey() {
        return "coaching.topic." + name();
    }
}
