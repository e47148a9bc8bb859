package dev.salesflow.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a period's open forecast came from one amount to another, as steps whose differences add up.
 *
 * @param start the open amount on the first day
 * @param steps by movement, what it added (below zero: took away)
 */
public record ForecastFlow(BigDecimal start, Map<Movement, Step> steps, BigDecimal end) {

    /** One movement of some deals. */
    public record Step(long deals, BigDecimal difference) {
    }

    /** A bar of the picture, in hundredths of the highest: where it begins and how high it is. */
    public record Bar(String name, BigDecimal amount, long deals, BigDecimal low, BigDecimal height, boolean down) {
    }

    private static final List<Movement> SHOWN = List.of(Movement.NEW, Movement.PULLED_IN, Movement.TAKEN_OVER, Movement.COUNTED, Movement.CHANGED,
            Movement.OTHER_CURRENCY, Movement.PUSHED_OUT, Movement.OMITTED, Movement.HANDED_OVER, Movement.LOST, Movement.WON);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public ForecastFlow {
        steps = new EnumMap<>(steps);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Start, each movement from where the one before ended, end. */
    public List<Bar> bars() {
        var heights = new ArrayList<BigDecimal>(List.of(start, end));
        var level = start;
        for (var movement : shown()) {
            level = level.add(difference(movement));
            heights.add(level);
        }
        var highest = heights.stream().reduce(BigDecimal.ONE, BigDecimal::max);
        var bars = new ArrayList<Bar>();
        bars.add(bar("start", start, 0, BigDecimal.ZERO, start, highest));
        level = start;
        for (var movement : shown()) {
            var next = level.add(difference(movement));
            bars.add(bar(movement.name(), difference(movement), steps.containsKey(movement) ? steps.get(movement).deals() : 0, level, next, highest));
            level = next;
        }
        bars.add(bar("end", end, 0, BigDecimal.ZERO, end, highest));
        return bars;
    }

    private List<Movement> shown() {
        return SHOWN.stream().filter(movement -> !movement.isRare() || steps.containsKey(movement)).toList();
    }

    private BigDecimal difference(Movement movement) {
        return steps.containsKey(movement) ? steps.get(movement).difference() : BigDecimal.ZERO;
    }

    private static Bar bar(String name, BigDecimal amount, long deals, BigDecimal from, BigDecimal to, BigDecimal highest) {
        return new Bar(name, amount, deals, hundredths(from.min(to), highest), hundredths(from.subtract(to).abs(), highest), to.compareTo(from) < 0);
    }

    private static BigDecimal hundredths(BigDecimal amount, BigDecimal highest) {
        return amount.multiply(HUNDRED).divide(highest, 2, RoundingMode.HALF_UP);
    }
}
