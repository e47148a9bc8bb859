package dev.salesflow.rules;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Grows one case that no row fits to a whole row, axis by axis, until it would touch the rows that are there. */
final class Widening {

    private final CaseSpace space;
    private final BitSet[] box;

    private Widening(CaseSpace space, int[] gap) {
        this.space = space;
        this.box = new BitSet[space.axes()];
        for (var axis = 0; axis < box.length; axis++) {
            box[axis] = new BitSet();
            box[axis].set(gap[axis]);
        }
    }

    /** The wider of two: grown from the first axis on and from the last, as what one axis takes is closed to the others. */
    static Widening around(CaseSpace space, int[] gap) {
        var forth = new Widening(space, gap);
        var back = new Widening(space, gap);
        for (var axis = 0; axis < gap.length; axis++) {
            forth.grow(axis, gap[axis]);
            back.grow(gap.length - 1 - axis, gap[gap.length - 1 - axis]);
        }
        return back.cases() > forth.cases() ? back : forth;
    }

    private double cases() {
        return Arrays.stream(box).mapToDouble(BitSet::cardinality).reduce(1, (one, other) -> one * other);
    }

    /** Of every axis the values that are inside. */
    BitSet[] box() {
        return box;
    }

    private void grow(int axis, int point) {
        var free = free(axis);
        if (free.cardinality() == space.values(axis).size()) {
            box[axis] = free;
        } else if (space.value(axis, point) != null) {
            box[axis] = axis == CaseSpace.DAY || isNumber(axis) ? stretch(axis, point, free)
                    : space.field(axis).type() == TableField.Type.TEXT ? listed(axis, point, known(axis, free)) : known(axis, free);
        }
    }

    /** The values of the axis at which no row shares a case with the box. */
    private BitSet free(int axis) {
        var free = new BitSet();
        free.set(0, space.values(axis).size());
        IntStream.range(0, space.rows()).filter(row -> touches(row, axis))
                .forEach(row -> free.andNot(space.box(row)[axis]));
        return free;
    }

    private boolean touches(int row, int except) {
        return IntStream.range(0, box.length).allMatch(axis -> axis == except || space.box(row)[axis].intersects(box[axis]));
    }

    private BitSet known(int axis, BitSet free) {
        var known = (BitSet) free.clone();
        // "None of these" takes the unknown in too, a list does not.
        var others = space.values(axis).indexOf(space.table().otherText(space.field(axis)));
        if (others < 0 || !known.get(others)) {
            known.clear(space.values(axis).indexOf(null));
        }
        return known;
    }

    /** No more than cells can say: some texts stand in no list, so that only one of them is named, alone, or left out. */
    private BitSet listed(int axis, int point, BitSet known) {
        var others = others(axis);
        var unlisted = unlisted(axis);
        var leftOut = (BitSet) unlisted.clone();
        leftOut.andNot(known);
        if (known.get(others) && (leftOut.cardinality() <= 1 || point == others)) {
            return known;
        }
        var listed = (BitSet) known.clone();
        listed.clear(others);
        listed.clear(space.values(axis).indexOf(null));
        if (unlisted.get(point)) {
            listed.clear();
        } else {
            listed.andNot(unlisted);
        }
        listed.set(point);
        return listed;
    }

    private int others(int axis) {
        return space.values(axis).indexOf(space.table().otherText(space.field(axis)));
    }

    private BitSet unlisted(int axis) {
        var unlisted = new BitSet();
        IntStream.range(0, space.values(axis).size()).filter(i -> space.value(axis, i) != null && !CellText.standsInLists(space.value(axis, i)))
                .forEach(unlisted::set);
        return unlisted;
    }

    /** Whether one row's cells can say it: not where two texts are left out that stand in no list. */
    boolean canBeSaid() {
        return IntStream.range(1, box.length).filter(axis -> space.field(axis).type() == TableField.Type.TEXT && box[axis].get(others(axis)))
                .allMatch(axis -> {
                    var leftOut = unlisted(axis);
                    leftOut.andNot(box[axis]);
                    return leftOut.cardinality() <= 1;
                });
    }

    private BitSet stretch(int axis, int point, BitSet free) {
        var ascending = space.ascending(axis);
        var stretch = new BitSet();
        var at = ascending.indexOf(point);
        for (var i = at; i >= 0 && free.get(ascending.get(i)); i--) {
            stretch.set(ascending.get(i));
        }
        for (var i = at; i < ascending.size() && free.get(ascending.get(i)); i++) {
            stretch.set(ascending.get(i));
        }
        return stretch;
    }

    private boolean isNumber(int axis) {
        var type = space.field(axis).type();
        return type == TableField.Type.INTEGER || type == TableField.Type.DECIMAL;
    }

    MissingRow row() {
        var first = box[CaseSpace.DAY].nextSetBit(0);
        var after = box[CaseSpace.DAY].nextClearBit(first);
        var conditions = IntStream.range(1, box.length).boxed()
                .flatMap(axis -> new AxisConditions(space, axis, box[axis]).conditions().stream()).toList();
        return new MissingRow(first == 0 && !touchesTheOver() ? null : day(first),
                after == space.values(CaseSpace.DAY).size() ? null : day(after).minusDays(1), conditions);
    }

    /** Whether a row whose validity is over asks for cases of the box: both must not count on one day of the past. */
    private boolean touchesTheOver() {
        return space.table().rows().stream().filter(row -> row.until() != null && row.until().isBefore(day(0)))
                .anyMatch(row -> touches(row.number() - 1, CaseSpace.DAY));
    }

    private LocalDate day(int index) {
        return (LocalDate) space.value(CaseSpace.DAY, index);
    }
}
