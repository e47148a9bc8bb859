package dev.salesflow.coaching;

/** How soon the coach should begin. */
public enum Urgency {
    HIGH, MEDIUM, LOW;

    public String messageKey() {
        return "coaching.urgency." + name();
    }
}
