package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.salesflow.SalesflowTest;
import dev.salesflow.rules.Parcel.Advice;
import dev.salesflow.rules.Parcel.Size;
import dev.salesflow.rules.internal.DroolsCompiler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What nodes do between a table's approval and its publication; each node here is a rule book of its own. */
@SalesflowTest
class PreparingTest {

    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;

    private TableContract<Parcel, Advice> contract;
    private final AtomicInteger compiled = new AtomicInteger();
    private final List<RuleBook> nodes = new ArrayList<>();

    @BeforeEach
    void aTableOfItsOwn() {
        contract = TableContract.oneRow("test", "parcel-" + UUID.randomUUID(), Parcel.class, Advice.class);
    }

    @AfterEach
    void nodesLeave() {
        nodes.forEach(RuleBook::leave);
        jdbc.sql("delete from rule_change where table_name = ?").param(contract.table()).update();
    }

    @Test
    void everyNodeCompilesAheadAndSwitchesWithoutCompilingAgain() {
        var one = node(new DroolsCompiler());
        var other = node(new DroolsCompiler());
        var change = approve(days(2));

        untilAllAre(true, one, other);
        assertThat(answer(one)).isEqualTo(1);
        var before = compiled.get();
        publish(change, 2, days(2));
        one.follow();
        other.follow();

        assertThat(List.of(answer(one), answer(other))).containsExactly(2, 2);
        assertThat(compiled.get()).isEqualTo(before);
    }

    @Test
    void whatTakesTooLongIsToldAsFailedAndHoldsNothingUp() {
        var never = new CountDownLatch(1);
        var slow = new AtomicBoolean();
        var node = node(table -> {
            if (slow.get()) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return new DroolsCompiler().compile(table, 1);
        }, Duration.ofMillis(300));
        slow.set(true);
        approve(days(2));

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            node.follow();
            return state().failure() != null;
        });

        assertThat(state().failure()).contains("longer than");
        assertThat(answer(node)).isEqualTo(1);
    }

    @Test
    void whatThrowsOrAnswersOtherwiseThanItsRowsIsToldAsFailed() {
        var lying = new AtomicBoolean();
        var node = node(table -> lying.get() ? (facts, firings) -> { } : new DroolsCompiler().compile(table, 1), Duration.ofMinutes(1));
        lying.set(true);
        approve(days(2));

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            node.follow();
            return state().failure() != null;
        });

        assertThat(state().prepared()).isFalse();
        assertThat(state().failure()).contains("fire where");
    }

    /** Two nodes decide without a pause while versions are published one after the other. */
    @Test
    @Tag("full")
    void fiftyVersionsAreSwappedUnderLoadOnTwoNodes() throws Exception {
        swap(50);
    }

    @Test
    void versionsAreSwappedUnderLoadOnTwoNodes() throws Exception {
        swap(4);
    }

    private void swap(int versions) throws Exception {
        var one = node(new DroolsCompiler());
        var other = node(new DroolsCompiler());
        var stop = new AtomicBoolean();
        var pool = Executors.newFixedThreadPool(4);
        try {
            var deciders = Stream.of(one, other, one, other).map(node -> pool.submit(decideUntil(stop, node))).toList();
            for (var version = 2; version <= versions + 1; version++) {
                var change = approve(days(version));
                untilAllAre(true, one, other);
                publish(change, version, days(version));
                var published = System.nanoTime();
                one.follow();
                other.follow();
                assertThat(Duration.ofNanos(System.nanoTime() - published)).isLessThan(Duration.ofSeconds(1));
                assertThat(List.of(answer(one), answer(other))).containsExactly(version, version);
            }
            stop.set(true);
            for (var decider : deciders) {
                assertThat(decider.get()).isNotEmpty();
            }
        } finally {
            stop.set(true);
            pool.shutdownNow();
        }
    }

    /** Every batch comes from one version, whose number is its answer. */
    private Callable<Set<Integer>> decideUntil(AtomicBoolean stop, RuleBook node) {
        var batch = IntStream.range(0, 50).mapToObj(i -> Parcel.of(Size.SMALL)).toList();
        return () -> {
            var seen = new HashSet<Integer>();
            while (!stop.get()) {
                var decisions = node.decideAll(contract, batch);
                var versions = decisions.stream().map(Decision::version).distinct().toList();
                assertThat(versions).hasSize(1);
                assertThat(decisions).allSatisfy(d -> assertThat(d.row().orElseThrow().result().days()).isEqualTo(versions.get(0)));
                seen.addAll(versions);
            }
            return seen;
        };
    }

    private void untilAllAre(boolean prepared, RuleBook... all) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            Stream.of(all).forEach(RuleBook::follow);
            return new RuleNodes(jdbc).of(contract.table()).stream().allMatch(node -> node.prepared() == prepared);
        });
    }

    private RuleNodes.Node state() {
        return new RuleNodes(jdbc).of(contract.table()).get(0);
    }

    private UUID approve(String source) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into rule_change (id, table_name, base_version, state, grid, source, begun_by, begun_at, decided_at, revision)
                values (?, ?, 1, 'APPROVED', '{}', ?, 'mei', now(), now() + interval '1 hour', 1)""").params(id, contract.table(), source).update();
        return id;
    }

    private void publish(UUID change, int version, String source) {
        jdbc.sql("update rule_change set state = 'PUBLISHED' where id = ?").param(change).update();
        new RuleVersions(jdbc).add(new RuleVersion(contract.table(), version, source, RuleVersion.Origin.EDITED, "mei", Instant.now(),
                new RuleVersion.Approval(change, "li", "why", false, null, null)));
    }

    private RuleBook node(DroolsCompiler compiler) {
        return node(table -> {
            compiled.incrementAndGet();
            return compiler.compile(table, 1);
        }, Duration.ofMinutes(1));
    }

    private interface Compile {
        TableCompiler.Compiled of(RuleTable table);
    }

    private RuleBook node(Compile compile, Duration within) {
        var contracts = new ObjectProvider<TableContract<?, ?>>() {
            @Override
            public Stream<TableContract<?, ?>> stream() {
                return Stream.of(contract);
            }
        };
        TableCompiler compiler = (table, version) -> compile.of(table);
        var node = new RuleBook(contracts, new RuleVersions(jdbc), new ApprovedTables(jdbc), new Preparation(compiler, within),
                new RuleNodes(jdbc), compiler, transactions, event -> { }, Clock.systemDefaultZone(), c -> days(1));
        nodes.add(node);
        return node;
    }

    private String days(int days) {
        return RuleTable.of(contract, HitPolicy.UNIQUE,
                "from,until,en,zh,row,size =,-> days\n,,small,小,1,SMALL," + days + "\n").canonical();
    }

    private int answer(RuleBook node) {
        return node.decide(contract, Parcel.of(Size.SMALL)).row().orElseThrow().result().days();
    }
}
