package dev.salesflow.shared;

import dev.salesflow.shared.RowIntake.Difference;
import dev.salesflow.shared.RowOutcome.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The outcomes of one batch while they are being found, by position: a row turned down or doubled leaves the staging
 * table, what is left is created, updated or unchanged.
 */
public final class RowIntakeRun<R> {

    private final RowIntake<R> intake;
    private final List<UUID> newIds;
    private final EarlierRows earlier;
    private final RowOutcome[] outcomes;
    private List<Difference> differences = List.of();
    private Map<Integer, UUID> matches = new HashMap<>();

    public RowIntakeRun(RowIntake<R> intake, List<R> rows, EarlierRows earlier) {
        this.intake = intake;
        this.earlier = earlier;
        this.newIds = intake.stage(rows);
        this.outcomes = new RowOutcome[rows.size()];
    }

    public void refuse(Map<Integer, RowOutcome> refused) {
        refused.forEach((n, outcome) -> outcomes[n] = outcome);
        intake.forget(refused.keySet());
        matches.keySet().removeAll(refused.keySet());
        differences = differences.stream().filter(d -> !refused.containsKey(d.n())).toList();
    }

    /**
     * Call when every row's match is found: rows that mean one record are duplicates of the first.
     *
     * @param agreeing SQL that names the field or fields by which they do, as in {@link RowIntake#agreeing}
     */
    public void matched(String agreeing) {
        matches = intake.matches();
        var duplicates = new HashMap<Integer, RowOutcome>();
        intake.doubled().forEach(n -> duplicates.put(n, RowOutcome.of(Verdict.DUPLICATE, matches.get(n))));
        duplicates.putAll(earlier.repeated(matches));
        if (!duplicates.isEmpty()) {
            var fields = intake.agreeing(agreeing);
            duplicates.replaceAll((n, outcome) -> outcome.about(fields.get(n)));
            refuse(duplicates);
        }
        differences = matches.isEmpty() ? List.of() : intake.differences();
    }

    /** Positions of known records that the list changes. */
    public TreeSet<Integer> changed() {
        var changed = new TreeSet<Integer>();
        differences.stream().filter(d -> !d.kept()).forEach(d -> changed.add(d.n()));
        return changed;
    }

    public List<Difference> differences() {
        return differences.stream().filter(d -> !d.kept()).toList();
    }

    /** Ids of the records that are new. */
    public List<UUID> created() {
        var created = new ArrayList<UUID>();
        for (int n = 0; n < outcomes.length; n++) {
            if (outcomes[n] == null && !matches.containsKey(n)) {
                created.add(newIds.get(n));
            }
        }
        return created;
    }

    /** Ids of known records that the list changes. */
    public List<UUID> updated() {
        return changed().stream().map(matches::get).toList();
    }

    /** Every row's outcome, once inserts and updates are done; an updated one names the fields that changed. */
    public List<RowOutcome> outcomes(String keptReason) {
        var changed = new HashMap<Integer, String>();
        differences.stream().filter(d -> !d.kept()).forEach(d -> changed.merge(d.n(), d.field(), (all, next) -> all + " " + next));
        for (int n = 0; n < outcomes.length; n++) {
            if (outcomes[n] == null) {
                var match = matches.get(n);
                outcomes[n] = match == null ? RowOutcome.of(Verdict.CREATED, newIds.get(n))
                        : changed.containsKey(n) ? RowOutcome.of(Verdict.UPDATED, match).about(changed.get(n))
                        : RowOutcome.of(Verdict.UNCHANGED, match);
            }
        }
        differences.stream().filter(Difference::kept)
                .forEach(d -> outcomes[d.n()] = outcomes[d.n()].remarking(d.field(), keptReason, d.before() == null ? "" : d.before(), d.after()));
        return Arrays.asList(outcomes);
    }
}
