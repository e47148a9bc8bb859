package dev.salesflow.opportunity.gate;

/**
 * What a row of {@code stage-guide} is: its words are the row's note, in both languages.
 *
 * @param place where it stands among those of its kind, from 1
 */
public record GuideLine(Counsel counsel, Integer place) {

    /** A question to be asked, or a move to be made. */
    public enum Counsel { ASK, DO }
}
