package dev.salesflow.prospecting;

import dev.salesflow.rules.Within;

/**
 * What {@code call-again} sees of a name that nobody answered for.
 *
 * @param attempts calls so far, this one included
 */
public record CallAgainFacts(@Within(to = 1000) Integer attempts) {

    /** @param againHours after which it comes again; null: no more on this list */
    public record Advice(@Within(to = Within.MOST_HOURS) Integer againHours) {
    }
}
