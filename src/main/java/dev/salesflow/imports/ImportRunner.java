package dev.salesflow.imports;

import dev.salesflow.imports.Imports.Claim;
import dev.salesflow.shared.BadFile;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Works on waiting imports in the background, a few side by side per node, so that a long one keeps nobody waiting; those
 * of one kind take turns at their table, batch by batch. A node that dies leaves its lease to run out, then
 * another goes on; one that stops in order hands over after the batch at hand.
 */
@Component
class ImportRunner implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    private static final int SIDE_BY_SIDE = 3;
    /** Times an import is taken up without getting a batch further before it is given up. */
    private static final int MOST_ATTEMPTS = 3;

    private final UUID node = UUID.randomUUID();
    private final Imports imports;
    private final StoredFiles files;
    private final ImportWork work;
    private final UndoWork undo;
    private final Clock clock;
    private final ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE, task -> new Thread(task, "imports"));
    private final Semaphore idle = new Semaphore(SIDE_BY_SIDE);
    private volatile boolean stopping;

    ImportRunner(Imports imports, StoredFiles files, ImportWork work, UndoWork undo, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.work = work;
        this.undo = undo;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void queued(ImportBook.ImportQueued event) {
        look();
    }

    /** Finds what other nodes left behind, and what was queued while this one was busy. */
    @Scheduled(fixedDelay = 2_000, initialDelay = 2_000)
    void look() {
        if (!stopping && idle.tryAcquire()) {
            workers.submit(this::workOffAll);
        }
    }

    private void workOffAll() {
        try {
            for (var next = claim(); next.isPresent() && !stopping; next = claim()) {
                // where one waited, more may
                look();
                workOff(next.get(), () -> stopping);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the database does not answer; imports wait for the next look", e);
        } finally {
            idle.release();
        }
    }

    private Optional<Claim> claim() {
        return stopping ? Optional.empty() : imports.claim(node);
    }

    UUID node() {
        return node;
    }

    /** Works on an undo of this node's in the caller's thread for a while; what is left goes on in the background. */
    void undoFor(UUID id, Duration patience) {
        var end = clock.instant().plus(patience);
        workOff(new Claim(id, true), () -> stopping || clock.instant().isAfter(end));
    }

    private void workOff(Claim claim, BooleanSupplier enough) {
        var id = claim.id();
        try {
            if (claim.undoing()) {
                undo.run(id, node, enough);
            } else {
                work.run(id, node, enough);
            }
            if (enough.getAsBoolean()) {
                imports.release(id, node);
            }
        } catch (BadFile e) {
            end(id, e.key(), e.arguments());
        } catch (ImportWork.Cancelled e) {
            end(id, ImportRun.CANCELLED, new Object[] {e.by()});
        } catch (ImportWork.LostLease e) {
            LOG.info("{}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("import {} stopped", id, e);
            if (imports.attempts(id) >= MOST_ATTEMPTS) {
                end(id, claim.undoing() ? "imports.problem.undo" : "imports.problem.unexpected", new Object[] {id});
            }
        }
    }

    /** Rows that are in stay in, each with its verdict; the rest of the file is left out. */
    private void end(UUID id, String problem, Object[] arguments) {
        imports.fail(id, problem, arguments, clock.instant());
        files.delete(id);
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        workers.shutdown();
        if (!workers.awaitTermination(20, TimeUnit.SECONDS)) {
            LOG.warn("an import did not reach the end of its batch in time; another node goes on when its lease has run out");
        }
    }
}
