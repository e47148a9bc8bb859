package dev.salesflow.rules;

import dev.salesflow.rules.Uncovered.OutOfBudget;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The rows that close a whole gap, widest first found, none touching another. Where the topmost row decides, one last row for
 * all that is left says it better than many.
 *
 * @param rows what to add, in this order, at the end; none where no one row can say it
 * @param first as the case that was found needs it; null where no one row can say it
 * @param all whether nothing is missing then
 */
record MissingRows(List<MissingRow> rows, MissingRow first, boolean all) {

    /** More nobody reads; whoever adds these is shown the next. */
    static final int MOST = 20;
    /** As long as they are so few, each says by itself what it is about. */
    private static final int FEW = 3;
    private static final int[] UNKNOWN = {};

    /**
     * @param cases in which there is to be no gap
     * @param rows those that fit any case
     */
    static MissingRows around(CaseSpace space, int[] gap, BitSet[] cases, BitSet rows, Uncovered.Budget budget) {
        var first = space.table().policy() == HitPolicy.FIRST;
        var missing = new ArrayList<MissingRow>();
        var filled = space;
        var taken = (BitSet) rows.clone();
        var next = Optional.of(gap);
        while (next.isPresent() && next.get() != UNKNOWN && missing.size() < (first ? FEW : MOST)) {
            var wide = Widening.around(filled, next.get());
            if (!wide.canBeSaid()) {
                break;
            }
            missing.add(wide.row());
            taken.set(filled.rows());
            filled = filled.with(wide.box());
            next = next(filled, cases, taken, budget);
        }
        var rest = first && next.isPresent() ? List.of(new MissingRow(null, null, List.of())) : missing;
        return new MissingRows(rest, missing.isEmpty() ? null : missing.get(0), first || next.isEmpty());
    }

    /** What cannot be searched any more is another gap as far as anybody knows. */
    private static Optional<int[]> next(CaseSpace space, BitSet[] cases, BitSet rows, Uncovered.Budget budget) {
        try {
            return Uncovered.in(space, cases, rows, budget);
        } catch (OutOfBudget e) {
            return Optional.of(UNKNOWN);
        }
    }
}
