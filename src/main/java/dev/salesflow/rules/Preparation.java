package dev.salesflow.rules;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Compiles approved tables ahead of their publication, each in a worker of its own and within a time limit, so that
 * neither a slow nor an endless one holds up anything else.
 */
@Component
class Preparation {

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final TableCompiler compiler;
    private final Duration limit;
    private final Map<UUID, Work> works = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "rules");
        thread.setDaemon(true);
        return thread;
    });

    Preparation(TableCompiler compiler, @Value("${salesflow.rules.compile-within}") Duration limit) {
        this.compiler = compiler;
        this.limit = limit;
    }

    private record Work(Future<TableCompiler.Compiled> future, long begun) {
    }

    /** Where a change stands on this node; a failure in the words of whoever failed. */
    record State(boolean prepared, String failure) {
    }

    /** Begins once; asked again, says how far it is. */
    State of(ApprovedTables.Approved approved, TableContract<?, ?> contract, int version) {
        var work = works.computeIfAbsent(approved.change(), change -> new Work(workers.submit(
                () -> TableProof.of(compiler, RuleTable.read(contract, approved.source()), version)), System.nanoTime()));
        if (!work.future.isDone()) {
            if (System.nanoTime() - work.begun < limit.toNanos()) {
                return new State(false, null);
            }
            work.future.cancel(true);
        }
        return work.future.isCancelled() ? new State(false, "took longer than " + limit.toSeconds() + " s") : result(approved, work);
    }

    private static State result(ApprovedTables.Approved approved, Work work) {
        try {
            work.future.get();
            return new State(true, null);
        } catch (ExecutionException e) {
            LOG.warn("The approved change {} of the rule table {} cannot run", approved.change(), approved.table(), e.getCause());
            return new State(false, String.valueOf(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new State(false, null);
        }
    }

    /** What was compiled for a change, if it was. */
    Optional<TableCompiler.Compiled> take(UUID change) {
        var work = change == null ? null : works.remove(change);
        return work == null || !work.future.isDone() || work.future.isCancelled() ? Optional.empty() : Optional.ofNullable(compiled(work));
    }

    private static TableCompiler.Compiled compiled(Work work) {
        try {
            return work.future.get();
        } catch (ExecutionException e) {
            LOG.debug("What was published by others failed here; it is compiled once more", e);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Forgets what is on its way no longer. */
    void keepOnly(Set<UUID> changes) {
        works.keySet().retainAll(changes);
    }
}
