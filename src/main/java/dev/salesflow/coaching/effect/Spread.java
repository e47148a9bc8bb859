package dev.salesflow.coaching.effect;

import java.util.List;

/**
 * A mean with its 95 % interval by Student's t, from one value per rep. Reps who were coached in one team in the same week were compared
 * with the same others, so their values err together: what counts is by how much such groups stray, summed up each. Where each rep is a
 * group of their own anybody can follow it with a spreadsheet ({@code AVERAGE} and {@code CONFIDENCE.T}); it comes out the same each time.
 *
 * @param groups of reps that are independent of each other
 * @param low null where there are too few values for an interval
 */
public record Spread(int count, int groups, double mean, Double low, Double high) {

    /** Fewer coached reps than these say nothing. */
    public static final int FEWEST = 10;

    /** So do fewer groups, however many were coached. */
    public static final int FEWEST_GROUPS = 5;

    /** Student's t, two-sided 95 %, from 4 degrees of freedom on. */
    private static final double[] T = {2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069,
        2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};

    /** @param groups the values of each */
    static Spread of(List<List<Double>> groups) {
        var count = groups.stream().mapToInt(List::size).sum();
        var mean = groups.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).sum() / count;
        if (count < FEWEST || groups.size() < FEWEST_GROUPS) {
            return new Spread(count, groups.size(), mean, null, null);
        }
        var strays = groups.stream().mapToDouble(group -> group.stream().mapToDouble(value -> value - mean).sum()).map(sum -> sum * sum).sum();
        var half = t(groups.size() - 1) * Math.sqrt(strays * groups.size() / (groups.size() - 1)) / count;
        return new Spread(count, groups.size(), mean, mean - half, mean + half);
    }

    /** Between the table's last lines the wider one. */
    private static double t(int freedom) {
        var at = freedom - (FEWEST_GROUPS - 1);
        return at < T.length ? T[at] : freedom < 40 ? 2.042 : freedom < 60 ? 2.021 : freedom < 120 ? 2.000 : 1.980;
    }

    public boolean isEnough() {
        return low != null;
    }

    /** What can be said: that it helps, that it harms, or neither. */
    public Finding finding() {
        return !isEnough() ? Finding.TOO_LITTLE : low > 0 ? Finding.HELPS : high < 0 ? Finding.HARMS : Finding.OPEN;
    }

    /** In the order of their words. */
    public enum Finding {
        TOO_LITTLE, HELPS, HARMS, OPEN
    }
}
