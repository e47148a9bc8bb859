package dev.salesflow.rules.change;

import dev.salesflow.identity.Viewer;
import dev.salesflow.rules.CaseSource;
import dev.salesflow.rules.Finding;
import dev.salesflow.rules.LiveTable;
import dev.salesflow.rules.RuleBook;
import dev.salesflow.rules.RuleVersion;
import dev.salesflow.rules.TableContract;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries a draft on every current case in the background, page by page by id: memory stays flat, and a trial whose node is
 * lost goes on at another from its last page. One at a time in the whole installation.
 */
@Component
public class TrialRunner implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TrialRunner.class);
    private static final int PAGE = 5_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    /** Of the whole installation: whoever holds it tries. */
    private static final long TRIAL_LOCK = 7_230_041;

    private final TrialRuns trials;
    private final DraftBook drafts;
    private final RuleBook rules;
    private final ObjectProvider<CaseSource<?>> sources;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "rule trials");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    TrialRunner(TrialRuns trials, DraftBook drafts, RuleBook rules, ObjectProvider<CaseSource<?>> sources, DataSource dataSource,
            PlatformTransactionManager transactions, Clock clock) {
        this.trials = trials;
        this.drafts = drafts;
        this.rules = rules;
        this.sources = sources;
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Where a table's real cases come from; empty for a table that decides about nothing that is kept. */
    public Optional<CaseSource<?>> cases(String table) {
        return sources.stream().filter(source -> source.contract().table().equals(table)).findFirst().map(source -> source);
    }

    /** Of the draft as it is now; an earlier trial of it that still runs is given up. */
    public UUID ask(Viewer by, UUID id) {
        var change = drafts.find(id);
        drafts.contract(change.table());
        var source = cases(change.table()).orElseThrow(() -> Refusal.of("rules.trial.noCases"));
        var errors = drafts.soundness(change).findings().stream().filter(f -> f.severity() == Finding.Severity.ERROR).count();
        if (errors > 0) {
            throw Refusal.of("rules.change.unsound", errors);
        }
        trials.newest(id).ifPresent(run -> trials.end(run.id(), TrialRuns.State.CANCELLED));
        var trial = Ids.next();
        trials.ask(trial, change, drafts.table(change).canonical(), drafts.latest(change.table()).version(), source.count(), by.login());
        wake();
        return trial;
    }

    public void cancel(UUID change) {
        trials.newest(change).ifPresent(run -> trials.end(run.id(), TrialRuns.State.CANCELLED));
    }

    /** Also takes up what a lost node left. */
    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT15S")
    void wake() {
        if (!stopping) {
            worker.execute(this::work);
        }
    }

    @Scheduled(cron = "0 50 2 * * *")
    void clear() {
        trials.clear();
    }

    private void work() {
        try {
            if (trials.oldestOpen().isEmpty()) {
                return;
            }
            try (var connection = dataSource.getConnection()) {
                if (ask(connection, "select pg_try_advisory_lock(?)")) {
                    try {
                        var open = trials.oldestOpen();
                        while (!stopping && open.isPresent()) {
                            run(open.get());
                            open = trials.oldestOpen();
                        }
                    } finally {
                        ask(connection, "select pg_advisory_unlock(?)");
                    }
                }
            }
        } catch (SQLException | RuntimeException e) {
            LOG.error("A trial of a rule draft stopped; it is taken up again", e);
        }
    }

    private void run(TrialRuns.Run run) {
        try {
            var change = drafts.find(run.change());
            tryAll(run, cases(change.table()).orElseThrow());
        } catch (RuntimeException e) {
            trials.end(run.id(), TrialRuns.State.FAILED);
            LOG.error("The trial {} of a rule draft failed; it can be asked for again", run.id(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private <F extends Record> void tryAll(TrialRuns.Run run, CaseSource<F> source) {
        tryAll(run, source, (TableContract<F, Record>) source.contract());
    }

    private <F extends Record> void tryAll(TrialRuns.Run run, CaseSource<F> source, TableContract<F, Record> contract) {
        var now = rules.live(contract);
        var then = rules.trial(contract, new RuleVersion(contract.table(), now.version().version() + 1, run.source(),
                RuleVersion.Origin.EDITED, "trial", clock.instant()));
        var after = run.after() == null ? BEFORE_ALL : run.after();
        while (after != null && !stopping && trials.isOpen(run.id())) {
            var from = after;
            after = transaction.execute(status -> page(run.id(), source, now, then, from));
        }
        if (after == null) {
            trials.end(run.id(), TrialRuns.State.DONE);
        }
    }

    /** @return where the next page begins, null after the last */
    private <F extends Record> UUID page(UUID id, CaseSource<F> source, LiveTable<F, Record> now, LiveTable<F, Record> then, UUID after) {
        var cases = source.after(after, PAGE);
        if (cases.isEmpty()) {
            return null;
        }
        var facts = cases.stream().map(CaseSource.Case::facts).toList();
        var before = now.decideAll(facts);
        var afterwards = then.decideAll(facts);
        var moves = new ArrayList<TrialRuns.Move>();
        for (var i = 0; i < cases.size(); i++) {
            var from = Outcome.of(now, before.get(i));
            var to = Outcome.of(then, afterwards.get(i));
            if (!from.equals(to)) {
                moves.add(new TrialRuns.Move(cases.get(i).id(), cases.get(i).label(), from.text(), to.text()));
            }
        }
        var last = cases.get(cases.size() - 1).id();
        trials.progress(id, last, cases.size(), moves);
        return last;
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setLong(1, TRIAL_LOCK);
            try (var answer = statement.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        worker.shutdown();
        if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("A trial of a rule draft did not stop in time; another start takes it up");
        }
    }
}
