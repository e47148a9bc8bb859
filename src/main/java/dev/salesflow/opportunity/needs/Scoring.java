package dev.salesflow.opportunity.needs;

import dev.salesflow.grading.BuyingPower;
import dev.salesflow.grading.NeedsMatch;
import java.time.Instant;
import java.util.List;

/** One scoring as it came out then. */
public record Scoring(Side side, List<Scored> scores, int total, int sharePercent, BuyingPower buyingPower, NeedsMatch match, String by,
        Instant at) {

    /** A need as it was called and scored then. */
    public record Scored(String need, Integer rep, Integer tech) {
    }
}
