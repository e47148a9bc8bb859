package dev.salesflow.rules;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The live decision tables. Versions lie in the database and are the same for all nodes; each node compiles a version once,
 * before it goes live there, and swaps it in one step.
 */
@Component
public class RuleBook {

    private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);
    private static final String SYSTEM = "system";
    /** For people: which machine and process it is. */
    private static final String NAME = ManagementFactory.getRuntimeMXBean().getName();

    /** Others know by then that this node still runs; they wait for those only. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private final UUID node = UUID.randomUUID();
    private final Map<String, TableContract<?, ?>> contracts;
    private final RuleVersions versions;
    private final ApprovedTables approved;
    private final Preparation preparation;
    private final RuleNodes nodes;
    private final TableCompiler compiler;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Function<TableContract<?, ?>, String> release;
    private final Map<String, LiveTable<?, ?>> live = new ConcurrentHashMap<>();
    /** Versions that this release cannot read, so that each is told once. */
    private final Map<String, Integer> unreadable = new ConcurrentHashMap<>();
    /** What this node last told of itself, by table. */
    private final Map<String, RuleNodes.Node> reported = new ConcurrentHashMap<>();
    private long lastHeartbeat = System.nanoTime();

    @Autowired
    RuleBook(ObjectProvider<TableContract<?, ?>> contracts, RuleVersions versions, ApprovedTables approved, Preparation preparation,
            RuleNodes nodes, TableCompiler compiler, PlatformTransactionManager transactions, ApplicationEventPublisher events,
            Clock clock) {
        this(contracts, versions, approved, preparation, nodes, compiler, transactions, events, clock, RuleBook::shippedSource);
    }

    /** @param release what this release ships for a contract */
    RuleBook(ObjectProvider<TableContract<?, ?>> contracts, RuleVersions versions, ApprovedTables approved, Preparation preparation,
            RuleNodes nodes, TableCompiler compiler, PlatformTransactionManager transactions, ApplicationEventPublisher events,
            Clock clock, Function<TableContract<?, ?>, String> release) {
        this.contracts = contracts.stream().collect(Collectors.toMap(TableContract::table, Function.identity()));
        this.versions = versions;
        this.approved = approved;
        this.preparation = preparation;
        this.nodes = nodes;
        this.compiler = compiler;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.clock = clock;
        this.release = release;
        this.contracts.values().forEach(this::ship);
    }

    public <F extends Record, R extends Record> Decision<R> decide(TableContract<F, R> contract, F fact) {
        return live(contract).decide(fact);
    }

    /** All by one version, whatever is published meanwhile; much faster for many than one by one. */
    public <F extends Record, R extends Record> List<Decision<R>> decideAll(TableContract<F, R> contract,
            Collection<? extends F> facts) {
        return live(contract).decideAll(facts);
    }

    /** The version that decides now, to be held for a run that must not change rules on its way. */
    @SuppressWarnings("unchecked")
    public <F extends Record, R extends Record> LiveTable<F, R> live(TableContract<F, R> contract) {
        var table = live.get(contract.table());
        if (table == null) {
            throw new IllegalArgumentException("the table " + contract.table()
                    + " is not published: its contract must be a bean");
        }
        return (LiveTable<F, R>) table;
    }

    public Optional<TableContract<?, ?>> contract(String table) {
        return Optional.ofNullable(contracts.get(table));
    }

    public Collection<TableContract<?, ?>> contracts() {
        return contracts.values();
    }

    /**
     * A release's own table, unless a release shipped it before or a person's version is in force: a node of an older
     * release that starts beside a newer one must not bring its table back.
     */
    private void ship(TableContract<?, ?> contract) {
        var shipped = RuleTable.read(contract, release.apply(contract));
        var version = transaction.execute(status -> {
            versions.lock(contract.table());
            var latest = versions.latest(contract.table());
            if (latest.isPresent() && (latest.get().origin() == RuleVersion.Origin.EDITED
                    || versions.shipped(contract.table(), shipped.canonical()).isPresent())) {
                return latest.get();
            }
            return add(shipped);
        });
        if (!version.source().equals(shipped.canonical())) {
            LOG.info("The rule table {} runs in version {} by {}, not as shipped",
                    version.table(), version.version(), version.publishedBy());
        }
        start(contract, version, shipped);
    }

    /** Where a later release wrote what this one cannot read, its own text decides here, if it ever was published. */
    private void start(TableContract<?, ?> contract, RuleVersion version, RuleTable shipped) {
        try {
            live.put(version.table(), liveTable(contract, version));
        } catch (InvalidTable e) {
            var own = versions.shipped(version.table(), shipped.canonical()).orElseThrow(() -> e);
            unreadable.put(version.table(), version.version());
            LOG.error("Version {} of the rule table {} cannot run in this release; version {} does",
                    version.version(), version.table(), own.version(), e);
            live.put(version.table(), liveTable(contract, own));
        }
    }

    private RuleVersion add(RuleTable table) {
        var number = versions.latest(table.name()).map(RuleVersion::version).orElse(0) + 1;
        var version = new RuleVersion(table.name(), number, table.canonical(), RuleVersion.Origin.SHIPPED, SYSTEM, clock.instant());
        versions.add(version);
        return version;
    }

    /** The first versions are announced when everybody listens. */
    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        live.values().forEach(t -> events.publishEvent(new RulesPublished(t.version().table(), t.version().version())));
    }

    /**
     * Brings this node to what was published since, and compiles what was approved meanwhile. What is approved is read
     * first: a change that is published in between is then still at hand when its version is seen.
     */
    @Scheduled(fixedDelayString = "${salesflow.rules.follow-every}")
    public synchronized void follow() {
        var coming = approved.all().stream().filter(one -> contracts.containsKey(one.table())).toList();
        for (var newest : versions.newest()) {
            var running = live.get(newest.table());
            if (running != null && running.version().version() < newest.version()
                    && unreadable.getOrDefault(newest.table(), 0) < newest.version()) {
                versions.latest(newest.table()).ifPresent(this::follow);
            }
        }
        preparation.keepOnly(coming.stream().map(ApprovedTables.Approved::change).collect(Collectors.toSet()));
        tell(coming.stream().collect(Collectors.toMap(ApprovedTables.Approved::table, Function.identity())));
    }

    private void follow(RuleVersion version) {
        try {
            var contract = contracts.get(version.table());
            var change = version.approval() == null ? null : version.approval().change();
            var prepared = preparation.take(change);
            live.put(version.table(), prepared.isPresent() ? liveTable(contract, version, prepared.get()) : liveTable(contract, version));
        } catch (InvalidTable | IllegalStateException e) {
            unreadable.put(version.table(), version.version());
            LOG.error("Version {} of the rule table {} cannot run in this release; version {} stays",
                    version.version(), version.table(), live.get(version.table()).version().version(), e);
            return;
        }
        events.publishEvent(new RulesPublished(version.table(), version.version()));
    }

    private void tell(Map<String, ApprovedTables.Approved> coming) {
        live.forEach((table, running) -> {
            var next = coming.get(table);
            var state = next == null ? new Preparation.State(false, null)
                    : preparation.of(next, contracts.get(table), running.version().version() + 1);
            var now = new RuleNodes.Node(node, NAME, table, running.version().version(),
                    next == null ? null : next.change(), state.prepared(), state.failure());
            if (!now.equals(reported.put(table, now))) {
                nodes.report(now);
            }
        });
        if (System.nanoTime() - lastHeartbeat > HEARTBEAT.toNanos()) {
            lastHeartbeat = System.nanoTime();
            nodes.isAlive(node);
        }
    }

    @PreDestroy
    void leave() {
        nodes.leaves(node);
    }

    private <F extends Record, R extends Record> LiveTable<F, R> liveTable(TableContract<F, R> contract, RuleVersion version) {
        return liveTable(contract, version, compiler.compile(RuleTable.read(contract, version.source()), version.version()));
    }

    private <F extends Record, R extends Record> LiveTable<F, R> liveTable(TableContract<F, R> contract, RuleVersion version,
            TableCompiler.Compiled compiled) {
        return new LiveTable<>(version, RuleTable.read(contract, version.source()), contract, compiled, () -> LocalDate.now(clock));
    }

    /** Any version or draft, compiled now and for the asker alone; what decides stays. */
    public <F extends Record, R extends Record> LiveTable<F, R> trial(TableContract<F, R> contract, RuleVersion version) {
        return liveTable(contract, version);
    }

    /** What this release ships, whatever runs. */
    public RuleTable shipped(TableContract<?, ?> contract) {
        return RuleTable.read(contract, release.apply(contract));
    }

    private static String shippedSource(TableContract<?, ?> contract) {
        try {
            return new ClassPathResource(contract.resource()).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the release lacks " + contract.resource(), e);
        }
    }
}
