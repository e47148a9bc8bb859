package dev.salesflow.imports;

import dev.salesflow.imports.Verdicts.Line;
import dev.salesflow.imports.csv.CsvRows;
import dev.salesflow.imports.intake.IntakeContext;
import dev.salesflow.imports.intake.KindIntake;
import dev.salesflow.imports.intake.Seen;
import dev.salesflow.imports.reading.BadCell;
import dev.salesflow.imports.reading.ImportRow;
import dev.salesflow.imports.reading.RowReader;
import dev.salesflow.shared.RowOutcome;
import dev.salesflow.shared.RowOutcome.Verdict;
import dev.salesflow.shared.SensitiveNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        var outcomes = new RowOutcome[rows.size()];
        var good = new ArrayList<ImportRow>(rows.size());
        var places = new ArrayList<Integer>(rows.size());
        var inBatch = new Seen();
        identityCards = 0;
        bankCards = 0;
        for (int n = 0; n < outcomes.length; n++) {
            try {
                var row = reader.read(rows.get(n));
                int earlier = intake.repeats(row, inBatch);
                if (earlier > 0) {
                    outcomes[n] = RowOutcome.repeating(earlier, null);
                } else {
                    intake.remember(row, inBatch);
                    good.add(row);
                    places.add(n);
                }
            } catch (BadCell e) {
                outcomes[n] = e.outcome();
            }
        }
        var taken = good.isEmpty() ? List.<RowOutcome>of() : intake.take(good, seen::line, context);
        for (int i = 0; i < places.size(); i++) {
            outcomes[places.get(i)] = remarking(taken.get(i), good.get(i).removed());
        }
        var lines = new ArrayList<Line>(rows.size());
        for (int n = 0; n < outcomes.length; n++) {
            lines.add(new Line(rows.get(n).line(), outcomes[n]));
        }
        return lines;
    }

    /** What was taken out of the rows of this batch, for their rows say only where. */
    ImportRun.Removed removed() {
        return new ImportRun.Removed(identityCards, bankCards);
    }

    private RowOutcome remarking(RowOutcome outcome, List<ImportRow.Removed> removed) {
        if (removed.isEmpty() || outcome.verdict() == Verdict.FAILED || outcome.verdict() == Verdict.DUPLICATE) {
            return outcome;
        }
        int identity = (int) removed.stream().filter(number -> number.kind() == SensitiveNumbers.Kind.IDENTITY_CARD).count();
        identityCards += identity;
        bankCards += removed.size() - identity;
        var kinds = removed.stream().map(number -> number.kind().name().toLowerCase(Locale.ROOT)).distinct().toList();
        var columns = removed.stream().map(ImportRow.Removed::column).distinct().collect(Collectors.joining(", "));
        var field = outcome.field() == null ? removed.get(0).field() : outcome.field();
        return outcome.remarking(field, "imports.remark.removed." + (kinds.size() == 1 ? kinds.get(0) : "both"), columns);
    }

    /** After the commit, or where it was before this node took over: a row that stands for a record can be repeated by later ones. */
    void remember(Line line) {
        var verdict = line.outcome().verdict();
        if (verdict != Verdict.FAILED && verdict != Verdict.DUPLICATE) {
            seen.remember(line.outcome().recordId(), line.line());
        }
    }

    /** A row that the database itself turned down, which the checks before should have done. */
    List<Line> refused(CsvRows.Row row, Exception e) {
        LOG.warn("import {}: line {} was turned down by the database", run.id(), row.line(), e);
        return List.of(new Line(row.line(), RowOutcome.failed(null, "imports.reason.database")));
    }
}
