package dev.salesflow.opportunity.negotiation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One round, as it was written down; never changed.
 *
 * @param number from 1 within the deal
 * @param agreed what was agreed, and what for
 * @param price on which both agreed; null while they have not
 */
public record Round(int number, LocalDate heldOn, String metWith, String agreed, BigDecimal price, Limit limit, List<Point> points, String recordedBy) {

    /**
     * Ours alone: read by the deal's rep and those who lead them.
     *
     * @param walkAway the price below which we walk away; may be null
     * @param limits what else we do not give, and what we do instead
     * @param whyBelow why the price agreed on is below it all the same; null where it is not
     */
    public record Limit(BigDecimal walkAway, String limits, String whyBelow) {

        public static final Limit NONE = new Limit(null, null);

        public Limit(BigDecimal walkAway, String limits) {
            this(walkAway, limits, null);
        }

        public boolean isEmpty() {
            return walkAway == null && limits == null && whyBelow == null;
        }
    }

    Round withoutLimit() {
        return new Round(number, heldOn, metWith, agreed, price, Limit.NONE, points, recordedBy);
    }
}
