package dev.salesflow.coaching;

/** How many reps a check looked at, and how many coachings it started. */
public record CheckOutcome(int checked, int started) {
}
