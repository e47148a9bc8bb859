package dev.salesflow.review.agenda;

/** One line of an answer, in the reader's language. */
public record Line(String text, Tone tone) {

    /** How much a line calls for attention. */
    public enum Tone { PLAIN, GOOD, WARN, BAD }
}
