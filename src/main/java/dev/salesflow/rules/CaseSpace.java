package dev.salesflow.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All cases that a table can tell apart. Its axes are the day of the decision (axis 0) and the facts its columns ask for;
 * each has one value for every stretch that the table treats alike, so that what holds for these values holds for all.
 */
final class CaseSpace {

    static final int DAY = 0;

    private final RuleTable table;
    private final List<TableField> fields;
    private final List<List<Object>> values = new ArrayList<>();
    /** By row and axis: which of the axis' values fit. */
    private final BitSet[][] fitting;

    private CaseSpace(CaseSpace space, BitSet[] further) {
        this.table = space.table;
        this.fields = space.fields;
        this.values.addAll(space.values);
        this.fitting = Stream.concat(Arrays.stream(space.fitting), Stream.<BitSet[]>of(further)).toArray(BitSet[][]::new);
    }

    /** @param today cases of earlier days are no longer to come */
    CaseSpace(RuleTable table, LocalDate today) {
        this.table = table;
        this.fields = table.columns().stream().map(RuleTable.Column::field).distinct().toList();
        values.add(List.copyOf(days(today)));
        fields.forEach(field -> values.add(table.boundaryValues(field)));
        fitting = table.rows().stream().map(this::fitting).toArray(BitSet[][]::new);
    }

    private TreeSet<LocalDate> days(LocalDate today) {
        var days = new TreeSet<LocalDate>(List.of(today));
        for (var row : table.rows()) {
            if (row.from() != null) {
                days.add(row.from());
            }
            if (row.until() != null && row.until().isBefore(LocalDate.MAX)) {
                days.add(row.until().plusDays(1));
            }
        }
        return new TreeSet<>(days.tailSet(today));
    }

    private BitSet[] fitting(RuleTable.Row row) {
        var axes = new BitSet[axes()];
        axes[DAY] = which(DAY, i -> row.validOn((LocalDate) value(DAY, i)));
        for (var axis = 1; axis < axes.length; axis++) {
            var field = field(axis);
            var on = axis;
            axes[axis] = which(axis, i -> row.fits(field, value(on, i)));
        }
        return axes;
    }

    private BitSet which(int axis, IntPredicate wanted) {
        var which = new BitSet();
        for (var i = 0; i < values.get(axis).size(); i++) {
            which.set(i, wanted.test(i));
        }
        return which;
    }

    /** The same cases with one more row below, which the table does not have yet. */
    CaseSpace with(BitSet[] box) {
        return new CaseSpace(this, box);
    }

    /** Those of the table and those put below. */
    int rows() {
        return fitting.length;
    }

    RuleTable table() {
        return table;
    }

    int axes() {
        return values.size();
    }

    TableField field(int axis) {
        return fields.get(axis - 1);
    }

    List<Object> values(int axis) {
        return values.get(axis);
    }

    Object value(int axis, int index) {
        return values.get(axis).get(index);
    }

    /** The known values of an axis, by index, in their order. */
    @SuppressWarnings("unchecked")
    List<Integer> ascending(int axis) {
        return IntStream.range(0, values(axis).size()).filter(i -> value(axis, i) != null).boxed()
                .sorted(Comparator.comparing(i -> (Comparable<Object>) value(axis, i))).toList();
    }

    /** Of every axis the values that fit the row with this index, from 0. */
    BitSet[] box(int row) {
        return fitting[row];
    }

    /** Every case; or every case of which all facts are known. */
    BitSet[] everything(boolean known) {
        var box = new BitSet[axes()];
        for (var axis = 0; axis < box.length; axis++) {
            var on = axis;
            box[axis] = which(axis, i -> !known || value(on, i) != null);
        }
        return box;
    }

    /** Whether some case to come fits the row: none does once its validity is over. */
    boolean possible(int row) {
        for (var axis : fitting[row]) {
            if (axis.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** A known value rather than an unknown one, and one that the table names rather than one beside it. */
    Object plain(int axis, BitSet inside) {
        return shown(axis, inside.stream().filter(i -> value(axis, i) instanceof BigDecimal number && !AxisConditions.isStep(number)).findFirst()
                .orElseGet(() -> plainIndex(axis, inside)));
    }

    /** What only stands beside a value that the table names, as the roundest number of the same stretch: 29 rather than 29.9999999. */
    private Object shown(int axis, int index) {
        if (!(value(axis, index) instanceof BigDecimal beside) || !AxisConditions.isStep(beside)) {
            return value(axis, index);
        }
        var named = values(axis).stream().filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast)
                .filter(value -> !AxisConditions.isStep(value)).collect(Collectors.toCollection(TreeSet::new));
        var below = named.lower(beside);
        var above = named.higher(beside);
        var isBelow = above != null && above.subtract(beside).compareTo(RuleTable.STEP) == 0;
        return IntStream.range(0, RuleTable.STEP.scale()).mapToObj(decimals -> BigDecimal.ONE.movePointLeft(decimals))
                .map(by -> isBelow ? above.subtract(by) : below.add(by))
                .filter(round -> isBelow ? below == null || round.compareTo(below) > 0 : above == null || round.compareTo(above) < 0)
                .findFirst().map(CellText::plain).orElse(beside);
    }

    int plainIndex(int axis, BitSet inside) {
        return inside.stream().filter(i -> value(axis, i) != null).findFirst().orElseGet(() -> inside.nextSetBit(0));
    }

    /** One case by its axes' values, without those on which a row around it, if there is one, asks nothing. */
    Finding.Case example(int[] indices, MissingRow row) {
        var facts = new LinkedHashMap<TableField, Object>();
        for (var axis = 1; axis < axes(); axis++) {
            var field = field(axis);
            if (row == null || row.conditions().stream().anyMatch(c -> c.field().equals(field))) {
                facts.put(field, shown(axis, indices[axis]));
            }
        }
        return new Finding.Case((LocalDate) value(DAY, indices[DAY]), facts);
    }
}
