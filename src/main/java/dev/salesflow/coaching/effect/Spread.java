package dev.salesflow.coaching.effect;

import java.util.List;

/**
 * A mean with its 95 % interval by Student's t, from one value per rep: anybody can follow it with a spreadsheet
 * ({@code AVERAGE} and {@code CONFIDENCE.T}), and it comes out the same each time.
 *
 * @param low null where there are too few values for an interval
 */
public record Spread(int count, double mean, Double low, Double high) {

    /** Fewer coached reps than these say nothing. */
    public static final int FEWEST = 10;

    /** Student's t, two-sided 95 %, from 9 degrees of freedom on. */
    private static final double[] T = {2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069,
        2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};

    static Spread of(List<Double> values) {
        var count = values.size();
        var mean = values.stream().mapToDouble(Double::doubleValue).sum() / count;
        if (count < FEWEST) {
            return new Spread(count, mean, null, null);
        }
        var squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
        var half = t(count - 1) * Math.sqrt(squares / (count - 1) / count);
        return new Spread(count, mean, mean - half, mean + half);
    }

    /** Between the table's last lines the wider one. */
    private static double t(int freedom) {
        var at = freedom - (FEWEST - 1);
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
