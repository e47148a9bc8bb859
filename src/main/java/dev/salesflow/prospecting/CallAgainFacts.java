package dev.salesflow.prospecting;

/**
 * What {@code call-again} sees of a name that nobody answered for.
 *
 * @param attempts calls so far, this one included
 */
public record CallAgainFacts(Integer attempts) {

    /** @param againHours after which it comes again; null: no more on this list */
    public record Advice(Integer againHours) {
    }
}
