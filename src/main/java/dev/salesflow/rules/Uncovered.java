package dev.salesflow.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for a case that none of some rows fits, axis by axis: whole branches end where no row is left or where a row asks
 * nothing more. Steps are counted, so the same table always comes to the same end, whatever the machine does meanwhile.
 */
final class Uncovered {

    /** More steps than the question was worth. */
    static final class OutOfBudget extends Exception {

        OutOfBudget() {
            super(null, null, false, false);
        }
    }

    private final CaseSpace space;
    private final BitSet[] box;
    private final int[] lastAsked;
    private final int[] found;
    private final List<Set<BitSet>> covered = new ArrayList<>();
    private long budget;

    private Uncovered(CaseSpace space, BitSet[] box, BitSet rows, long budget) {
        this.space = space;
        this.box = box;
        this.budget = budget;
        this.found = new int[space.axes()];
        this.lastAsked = new int[space.rows()];
        rows.stream().forEach(row -> lastAsked[row] = lastAsked(row));
        for (var axis = 0; axis < space.axes(); axis++) {
            covered.add(new HashSet<>());
        }
    }

    /** One case inside the box, as an index of a value on each axis. */
    static Optional<int[]> in(CaseSpace space, BitSet[] box, BitSet rows, Budget budget) throws OutOfBudget {
        var search = new Uncovered(space, box, rows, budget.ofOneQuestion());
        try {
            return search.search(0, rows) ? Optional.of(search.found) : Optional.empty();
        } finally {
            budget.leave(search.budget);
        }
    }

    /** Steps for all questions about a table; one alone may take a share. */
    static final class Budget {

        private static final int SHARES = 10;

        private final long share;
        private long left;

        Budget(long steps) {
            this.left = steps;
            this.share = Math.max(1, steps / SHARES);
        }

        private long ofOneQuestion() {
            var given = Math.min(share, left);
            left -= given;
            return given;
        }

        private void leave(long steps) {
            left += Math.max(0, steps);
        }
    }

    /** The last axis on which a row fits less than the whole box. */
    private int lastAsked(int row) {
        for (var axis = space.axes() - 1; axis >= 0; axis--) {
            var rest = (BitSet) box[axis].clone();
            rest.andNot(space.box(row)[axis]);
            if (!rest.isEmpty()) {
                return axis;
            }
        }
        return -1;
    }

    private boolean search(int axis, BitSet rows) throws OutOfBudget {
        if (rows.isEmpty()) {
            for (var rest = axis; rest < space.axes(); rest++) {
                found[rest] = space.plainIndex(rest, box[rest]);
            }
            return true;
        }
        if (rows.stream().anyMatch(row -> lastAsked[row] < axis) || !covered.get(axis).add(rows)) {
            return false;
        }
        for (var value = box[axis].nextSetBit(0); value >= 0; value = box[axis].nextSetBit(value + 1)) {
            if (--budget < 0) {
                throw new OutOfBudget();
            }
            found[axis] = value;
            if (search(axis + 1, fitting(rows, axis, value))) {
                return true;
            }
        }
        return false;
    }

    private BitSet fitting(BitSet rows, int axis, int value) {
        var fitting = new BitSet();
        rows.stream().filter(row -> space.box(row)[axis].get(value)).forEach(fitting::set);
        return fitting;
    }
}
