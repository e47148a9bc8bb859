package dev.salesflow.imports;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to taking a whole import back; open to whoever sees it and may import its kind. */
@Component
public class UndoBook {

    /** Records named at once. */
    public static final int NAMED = 100;

    private final ImportBook book;
    private final Imports imports;
    private final Undos undos;
    private final Stays stays;
    private final UndoWork work;
    private final ImportRunner runner;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UndoBook(ImportBook book, Imports imports, Undos undos, Stays stays, UndoWork work, ImportRunner runner, TransactionTemplate transaction, Clock clock) {
        this.book = book;
        this.imports = imports;
        this.undos = undos;
        this.stays = stays;
        this.work = work;
        this.runner = runner;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Removes what the import made and gives former values back; returns when that is done or will be in the background.
     *
     * @param patience how long the caller waits for the end
     * @param exceptTouched records that were changed since or that others hang on stay; otherwise they are why nothing is
     *     undone, in an {@link UndoHeldBack}
     */
    public void undo(UUID id, boolean exceptTouched, Viewer viewer, Duration patience) {
        transaction.executeWithoutResult(tx -> begin(id, exceptTouched, viewer));
        runner.undoFor(id, patience);
    }

    private void begin(UUID id, boolean exceptTouched, Viewer viewer) {
        var run = book.find(id, viewer);
        ImportBook.mayImport(run.kind(), viewer);
        if (!imports.beginUndo(id, runner.node())) {
            throw Refusal.conflict("imports.undo." + book.find(id, viewer).state().word());
        }
        var tables = work.tables(run.kind());
        stays.findAll(id, tables);
        var held = stays.count(id, tables.get(0).name());
        if (held > 0 && !exceptTouched) {
            throw new UndoHeldBack(id, stays.first(id, NAMED), held);
        }
        undos.begin(id, viewer.login(), clock.instant());
    }

    /** Empty where nobody undid it. */
    public Optional<Undo> find(UUID id, Viewer viewer) {
        book.find(id, viewer);
        return undos.find(id);
    }

    /** The first records that stayed. */
    public List<Stay> stayed(UUID id, Viewer viewer) {
        book.find(id, viewer);
        return stays.first(id, NAMED);
    }
}
