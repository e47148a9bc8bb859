package dev.salesflow.imports;

import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.imports.csv.CsvRows;
import dev.salesflow.imports.reading.Answers;
import dev.salesflow.imports.reading.Plan;
import dev.salesflow.imports.reading.Profile;
import dev.salesflow.imports.reading.Scan;
import dev.salesflow.shared.BadFile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One import from claim to end: a pass that reads and asks, then batches, each a transaction that writes records, verdicts
 * and progress together. Whoever takes over reads the file from its beginning and passes over the rows that have a verdict.
 */
@Component
class ImportWork {

    static final int MOST_ROWS = 2_000_000;
    private static final int MOST_TURNS = 5;

    private final Imports imports;
    private final StoredFiles files;
    private final Verdicts verdicts;
    private final Viewers viewers;
    private final Intakes intakes;
    private final Reviews reviews;
    private final ParentPass parents;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportWork(Imports imports, StoredFiles files, Verdicts verdicts, Viewers viewers, Intakes intakes, Reviews reviews, ParentPass parents,
            TransactionTemplate transaction, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.verdicts = verdicts;
        this.viewers = viewers;
        this.intakes = intakes;
        this.reviews = reviews;
        this.parents = parents;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Another node has taken over: leave everything as it is. */
    static final class LostLease extends RuntimeException {
        LostLease(UUID id) {
            super("import " + id + " is another node's now");
        }
    }

    /** A person wants the import to end. */
    static final class Cancelled extends RuntimeException {
        private final String by;

        Cancelled(UUID id, String by) {
            super("import " + id + " was cancelled by " + by);
            this.by = by;
        }

        String by() {
            return by;
        }
    }

    /** @param stopping ends the work after the batch at hand */
    void run(UUID id, UUID node, BooleanSupplier stopping) {
        var run = imports.find(id).orElseThrow();
        var viewer = viewers.of(imports.actor(id));
        var plan = run.plan() != null ? run.plan() : read(run, viewer, node);
        if (plan == null || !apply(imports.find(id).orElseThrow(), plan, viewer, node, stopping)) {
            return;
        }
        parents.link(run, plan, viewer, () -> {
            renew(id, node);
            hold(id, node);
        });
        transaction.executeWithoutResult(tx -> {
            mine(id, node);
            imports.finish(id, clock.instant());
            files.delete(id);
        });
    }

    /** The plan, or null where a person is waited for. */
    private Plan read(ImportRun run, Viewer viewer, UUID node) {
        var seen = reviews.profile(run.id());
        var profile = seen.orElseGet(() -> scan(run, node));
        var answers = new Answers(run.answers());
        var reading = intakes.reading(run, profile, answers, viewer);
        var questions = reading.questions();
        return transaction.execute(tx -> {
            hold(run.id(), node);
            if (questions.isEmpty() && !reviews.waiting(run.id())) {
                imports.follow(run.id(), profile.rows(), reading.plan());
                // a script says what it says each time; what a person answered to a question is not asked again
                if (seen.isPresent()) {
                    intakes.remember(run, reading.decided(answers), viewer);
                }
                return reading.plan();
            }
            if (seen.isEmpty()) {
                reviews.keep(run.id(), profile);
            }
            imports.ask(run.id(), profile.rows(), reading.mapping(), questions);
            return null;
        });
    }

    private Profile scan(ImportRun run, UUID node) {
        var scan = new Scan(run.columns());
        try (var rows = files.rows(run)) {
            while (rows.hasNext()) {
                scan.see(rows.next());
                if (scan.rows() % 50_000 == 0) {
                    renew(run.id(), node);
                }
                if (scan.rows() > MOST_ROWS) {
                    throw new BadFile("imports.file.manyRows", MOST_ROWS);
                }
            }
        }
        if (scan.rows() == 0) {
            throw new BadFile("imports.file.noRows");
        }
        return scan.profile();
    }

    /** False where it was stopped before the end. */
    private boolean apply(ImportRun run, Plan plan, Viewer viewer, UUID node, BooleanSupplier stopping) {
        var batch = intakes.batch(run, plan, viewer);
        int size = intakes.size(run.kind());
        transaction.executeWithoutResult(tx -> verdicts.each(run.id(), batch::remember));
        var waiting = new ArrayList<CsvRows.Row>();
        int row = 0;
        try (var rows = files.rows(run)) {
            while (rows.hasNext()) {
                var next = rows.next();
                if (row++ >= run.processed()) {
                    waiting.add(next);
                }
                if (waiting.size() == size || !rows.hasNext() && !waiting.isEmpty()) {
                    commit(batch, row - waiting.size(), waiting, node);
                    waiting.clear();
                    if (stopping.getAsBoolean()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** A batch that the database turns down as a whole is halved until the row at fault stands alone. */
    private void commit(ImportBatch batch, int firstRow, List<CsvRows.Row> rows, UUID node) {
        try {
            takeInTurn(batch, firstRow, rows, node).forEach(batch::remember);
        } catch (DataIntegrityViolationException e) {
            if (rows.size() == 1) {
                transaction.executeWithoutResult(tx -> {
                    hold(batch.id(), node);
                    imports.advance(batch.id(), verdicts.write(batch.id(), firstRow, batch.refused(rows.get(0), e)));
                });
                return;
            }
            int half = rows.size() / 2;
            commit(batch, firstRow, List.copyOf(rows.subList(0, half)), node);
            commit(batch, firstRow + half, List.copyOf(rows.subList(half, rows.size())), node);
        }
    }

    /** Where a batch and somebody else's work wait for each other, the database ends one of them; this one then begins again. */
    private List<Verdicts.Line> takeInTurn(ImportBatch batch, int firstRow, List<CsvRows.Row> rows, UUID node) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(tx -> take(batch, firstRow, rows, node));
            } catch (PessimisticLockingFailureException e) {
                if (attempt == MOST_TURNS) {
                    throw e;
                }
            }
        }
    }

    private List<Verdicts.Line> take(ImportBatch batch, int firstRow, List<CsvRows.Row> rows, UUID node) {
        hold(batch.id(), node);
        var taken = batch.take(rows);
        imports.advance(batch.id(), verdicts.write(batch.id(), firstRow, taken));
        imports.countRemoved(batch.id(), batch.removed());
        return taken;
    }

    private void hold(UUID id, UUID node) {
        mine(id, node);
        endIfCancelled(id);
    }

    private void mine(UUID id, UUID node) {
        if (!imports.lock(id, node)) {
            throw new LostLease(id);
        }
    }

    private void renew(UUID id, UUID node) {
        if (!imports.renew(id, node)) {
            throw new LostLease(id);
        }
        endIfCancelled(id);
    }

    private void endIfCancelled(UUID id) {
        imports.cancelledBy(id).ifPresent(by -> {
            throw new Cancelled(id, by);
        });
    }
}
