package dev.salesflow.coaching;

/** From now on that colleague is the rep's mentor. */
public record MentorNamed(String rep, String mentor, String by) {
}
