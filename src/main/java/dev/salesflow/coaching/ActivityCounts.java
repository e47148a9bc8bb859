package dev.salesflow.coaching;

import java.util.List;

/**
 * How a rep stands against the minimums.
 *
 * @param counts in the order of the table's kinds and spans
 */
public record ActivityCounts(String login, String name, List<Count> counts) {

    /** {@code least} is null where the table asks for nothing. */
    public record Count(ActivityKind activity, ActivitySpan span, int done, Integer least) {

        public boolean reached() {
            return least == null || done >= least;
        }
    }
}
