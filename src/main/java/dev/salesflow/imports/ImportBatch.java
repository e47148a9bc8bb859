package dev.salesflow.imports;

import dev.salesflow.imports.Verdicts.Line;
import dev.salesflow.imports.csv.CsvRows;
import dev.salesflow.imports.intake.IntakeContext;
import dev.salesflow.imports.intake.KindIntake;
import dev.salesflow.imports.intake.Repeated;
import dev.salesflow.imports.intake.Seen;
import dev.salesflow.imports.reading.BadCell;
import dev.salesflow.imports.reading.ImportRow;
import dev.salesflow.imports.reading.RowReader;
import dev.salesflow.shared.RowOutcome;
import dev.salesflow.shared.RowOutcome.Verdict;
import dev.salesflow.shared.SensitiveNumbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every row of a batch its verdict: unreadable, a repetition, or what the owning module says. */
final class ImportBatch {

    private static final Logger LOG = LoggerFactory.getLogger(ImportBatch.class);

    private final ImportRun run;
    private final KindIntake intake;
    private final IntakeContext context;
    private final RowReader reader;
    private final Seen seen;
    private int identityCards;
    private int bankCards;

    ImportBatch(ImportRun run, KindIntake intake, IntakeContext context, RowReader reader, Seen seen) {
        this.run = run;
        this.intake = intake;
        this.context = context;
        this.reader = reader;
        this.seen = seen;
    }

    UUID id() {
        return run.id();
    }

    List<Line> take(List<CsvRows.Row> rows) {
        identityCards = 0;
        bankCards = 0;
        var outcomes = new HashMap<Integer, RowOutcome>();
        var repeated = new HashMap<Integer, Repeated>();
        var good = readable(rows, outcomes, repeated);
        var taken = good.isEmpty() ? List.<RowOutcome>of() : intake.take(good, seen::line, context);
        var records = new HashMap<String, Integer>();
        for (int n = 0; n < taken.size(); n++) {
            var row = good.get(n);
            var outcome = repeating(taken.get(n), records);
            outcomes.put(row.line(), remarking(outcome, row.removed()));
            if (stands(outcome)) {
                records.putIfAbsent(outcome.recordId(), row.line());
            }
        }
        repeated.forEach((line, first) -> outcomes.put(line,
                RowOutcome.repeating(first.line(), outcomes.get(first.line()).recordId()).about(first.field())));
        return rows.stream().map(row -> new Line(row.line(), outcomes.get(row.line()))).toList();
    }

    /** The rows that are to be taken; those that are not have their outcome, or the row that they repeat. */
    private List<ImportRow> readable(List<CsvRows.Row> rows, Map<Integer, RowOutcome> outcomes, Map<Integer, Repeated> repeated) {
        var good = new ArrayList<ImportRow>(rows.size());
        var inBatch = new Seen();
        for (var row : rows) {
            try {
                var read = reader.read(row);
                read.removed().forEach(number -> count(number.kind()));
                intake.repeats(read, inBatch).ifPresentOrElse(first -> repeated.put(row.line(), first), () -> {
                    intake.remember(read, inBatch);
                    good.add(read);
                });
            } catch (BadCell e) {
                reader.numbers(row).forEach(this::count);
                outcomes.put(row.line(), e.outcome());
            }
        }
        return good;
    }

    /** Rows that do not look alike may be one record; which line came first only the batch knows. */
    private static RowOutcome repeating(RowOutcome outcome, Map<String, Integer> records) {
        var first = outcome.verdict() == Verdict.DUPLICATE && outcome.remarks().isEmpty() ? records.get(outcome.recordId()) : null;
        return first == null ? outcome : RowOutcome.repeating(first, outcome.recordId()).about(outcome.field());
    }

    private static boolean stands(RowOutcome outcome) {
        return outcome.verdict() != Verdict.FAILED && outcome.verdict() != Verdict.DUPLICATE;
    }

    /** What was left out of the rows of this batch, those that failed too; the rows say only where. */
    ImportRun.Removed removed() {
        return new ImportRun.Removed(identityCards, bankCards);
    }

    private void count(SensitiveNumbers.Kind number) {
        if (number == SensitiveNumbers.Kind.IDENTITY_CARD) {
            identityCards++;
        } else {
            bankCards++;
        }
    }

    private static RowOutcome remarking(RowOutcome outcome, List<ImportRow.Removed> removed) {
        if (removed.isEmpty() || !stands(outcome)) {
            return outcome;
        }
        var kinds = removed.stream().map(number -> number.kind().name().toLowerCase(Locale.ROOT)).distinct().toList();
        var columns = removed.stream().map(ImportRow.Removed::column).distinct().collect(Collectors.joining(", "));
        var field = outcome.field() == null ? removed.get(0).field() : outcome.field();
        return outcome.remarking(field, "imports.remark.removed." + (kinds.size() == 1 ? kinds.get(0) : "both"), columns);
    }

    /** After the commit, or where it was before this node took over: a row that stands for a record can be repeated by later ones. */
    void remember(Line line) {
        if (stands(line.outcome())) {
            seen.remember(line.outcome().recordId(), line.line());
        }
    }

    /** A row that the database itself turned down, which the checks before should have done. */
    List<Line> refused(CsvRows.Row row, Exception e) {
        LOG.warn("import {}: line {} was turned down by the database", run.id(), row.line(), e);
        return List.of(new Line(row.line(), RowOutcome.failed(null, "imports.reason.database")));
    }
}
