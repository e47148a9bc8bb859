package dev.salesflow.grading;

import dev.salesflow.rules.RuleBook;
import dev.salesflow.rules.RulesPublished;
import dev.salesflow.shared.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Grades all customers anew in the background, page by page: memory stays flat, no lock is held beyond a page, and only
 * what came out otherwise, by another version or on other facts is written. One run at a time in the whole installation; a run whose node is lost goes on at
 * another, from its last page.
 */
@Component
public class GradeRunner implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(GradeRunner.class);
    private static final int PAGE = 5_000;
    private static final int ATTEMPTS = 3;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    /** Of the whole installation: whoever holds it runs. */
    private static final long RUN_LOCK = 7_230_040;

    private final GradeRuns runs;
    private final GradeDecisions decisions;
    private final RuleBook rules;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "grading");
        thread.setDaemon(true);
        return thread;
    });
    /** Touched by the worker alone. A run stays open meanwhile, so each attempt goes on from the last page. */
    private final Map<UUID, Integer> failures = new HashMap<>();
    private volatile boolean stopping;

    GradeRunner(GradeRuns runs, GradeDecisions decisions, RuleBook rules, DataSource dataSource,
            PlatformTransactionManager transactions, Clock clock) {
        this.runs = runs;
        this.decisions = decisions;
        this.rules = rules;
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Asks for a run over all customers; it waits its turn where another one is under way. */
    public UUID start(String by) {
        var id = Ids.next();
        runs.ask(id, "asked " + id, by);
        wake();
        return id;
    }

    public Optional<GradeRun> find(UUID id) {
        return runs.find(id);
    }

    /** The one asked for last. */
    public Optional<GradeRun> latest() {
        return runs.latest();
    }

    /** All nodes hear of a version; one run comes of it. */
    @EventListener
    void on(RulesPublished event) {
        if (List.of(GradingRules.CUSTOMER_GRADE.table(), GradingRules.SIGNING_WINDOW.table()).contains(event.table())
                && runs.ask(Ids.next(), "rules " + event.table() + " " + event.version(), null)) {
            wake();
        }
    }

    /** An expected signing comes nearer by itself, and a row may become valid: so every night once. */
    @Scheduled(cron = "0 40 2 * * *")
    void nightly() {
        if (runs.ask(Ids.next(), "nightly " + LocalDate.now(clock), null)) {
            wake();
        }
    }

    /** Also takes up what a lost node left. */
    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT15S")
    void wake() {
        if (!stopping) {
            worker.execute(this::work);
        }
    }

    private void work() {
        try {
            var open = runs.oldestOpen();
            if (open.isEmpty()) {
                return;
            }
            try (var lock = dataSource.getConnection()) {
                if (!tryLock(lock)) {
                    return;
                }
                try {
                    // Asked again under the lock: another node may have finished it.
                    while (!stopping && (open = runs.oldestOpen()).isPresent()) {
                        run(open.get());
                    }
                } finally {
                    unlock(lock);
                }
            }
        } catch (SQLException | RuntimeException e) {
            LOG.error("Grading all customers stopped; it is taken up again", e);
        }
    }

    private void run(GradeRuns.Open run) {
        runs.begin(run.id());
        try {
            var judge = new Judge(rules, LocalDate.now(clock));
            var after = run.afterId() == null ? BEFORE_ALL : run.afterId();
            while (after != null && !stopping) {
                after = page(run, judge, after);
            }
            if (after == null) {
                runs.end(run.id(), GradeRun.State.DONE);
            }
            failures.remove(run.id());
        } catch (RuntimeException e) {
            if (failures.merge(run.id(), 1, Integer::sum) < ATTEMPTS) {
                throw e;
            }
            failures.remove(run.id());
            runs.end(run.id(), GradeRun.State.FAILED);
            LOG.error("The grading run {} failed {} times and is given up; the nightly one grades all again", run.id(), ATTEMPTS, e);
        }
    }

    /** @return where the next page begins, null after the last */
    private UUID page(GradeRuns.Open run, Judge judge, UUID after) {
        return transaction.execute(status -> {
            var candidates = decisions.after(after, PAGE);
            if (candidates.isEmpty()) {
                return null;
            }
            var changed = GradeBook.rulings(judge, candidates).stream()
                    .filter(r -> !r.candidate().sameDecision(r.verdict()) || !r.candidate().sameGrade(r.verdict()))
                    .toList();
            var written = decisions.write(changed, run.cause(), run.startedBy(), clock.instant());
            var last = candidates.get(candidates.size() - 1).id();
            // A new version alone makes a new decision, but no other grade: people are told how many came out otherwise.
            var otherwise = changed.stream().filter(r -> written.contains(r.candidate().id()))
                    .filter(r -> !r.candidate().sameOutcome(r.verdict()) || !r.candidate().sameGrade(r.verdict())).count();
            runs.progress(run.id(), last, judge.version(), candidates.size(), Math.toIntExact(otherwise));
            return last;
        });
    }

    private static boolean tryLock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, RUN_LOCK);
            try (var answer = statement.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    private static void unlock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            statement.setLong(1, RUN_LOCK);
            statement.execute();
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        worker.shutdown();
        if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("A grading run did not stop in time; another start takes it up");
        }
    }
}
