package dev.salesflow.nurturing.approach;

/** What happened, as {@code contact-progress} sees it. */
public record ProgressFacts(Happening happening) {

    /** @param progress whether contacts are counted from one again */
    public record Verdict(Boolean progress) {
    }
}
