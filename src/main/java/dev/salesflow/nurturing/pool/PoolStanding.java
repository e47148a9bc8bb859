package dev.salesflow.nurturing.pool;

/**
 * How much more a person may claim.
 *
 * @param today left of this day
 * @param held left of what one may hold
 */
public record PoolStanding(int today, int held) {

    public int left() {
        return Math.max(0, Math.min(today, held));
    }
}
