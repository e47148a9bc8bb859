package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.rules.Parcel.Advice;
import dev.salesflow.rules.Parcel.Size;
import dev.salesflow.rules.internal.DroolsCompiler;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Versions in the database, as several nodes see them; each node here is a rule book of its own. */
@SalesflowTest
class PublishingTest {

    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;

    private TableContract<Parcel, Advice> contract;
    private final List<Object> told = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void aTableOfItsOwn() {
        contract = TableContract.oneRow("test", "parcel-" + UUID.randomUUID(), Parcel.class, Advice.class);
    }

    @Test
    void shipsATableOnceHoweverManyNodesStartAtOnce() throws Exception {
        var nodes = atOnce(6, () -> node(days(1)));

        assertThat(nodes).allSatisfy(n -> assertThat(answer(n)).isEqualTo(1));
        assertThat(versions()).containsExactly(1);
    }

    @Test
    void shipsAnewOnlyWhatAReleaseChanged() {
        node(days(1));
        node(days(1));
        assertThat(versions()).containsExactly(1);

        var next = node(days(2));

        assertThat(versions()).containsExactly(1, 2);
        assertThat(answer(next)).isEqualTo(2);
    }

    @Test
    void bringsNoTableBackThatALaterReleaseReplaced() {
        node(days(1));
        node(days(2));

        var older = node(days(1));

        assertThat(answer(older)).isEqualTo(2);
        assertThat(versions()).containsExactly(1, 2);
    }

    @Test
    void startsWithItsOwnTableWhereALaterReleasePublishedWhatThisOneCannotRead() {
        node(days(1));
        edited("of a later release");

        var older = node(days(1));
        older.follow();

        assertThat(answer(older)).isEqualTo(1);
    }

    @Test
    void neverShipsOverAVersionThatAPersonMade() {
        node(days(1));
        edited(days(5));

        var next = node(days(2));

        assertThat(answer(next)).isEqualTo(5);
        assertThat(next.live(contract).version().origin()).isEqualTo(RuleVersion.Origin.EDITED);
        assertThat(versions()).containsExactly(1, 2);
    }

    @Test
    void bringsTheOtherNodesToWhatOneOfThemShips() {
        var old = node(days(1));

        node(days(7));
        old.follow();
        old.follow();

        assertThat(answer(old)).isEqualTo(7);
        assertThat(told).containsExactly(new RulesPublished(contract.table(), 2));
    }

    @Test
    void shipsNothingWhereATableIsNotSound() {
        var node = node(days(1));
        var broken = days(1).replace("SMALL", "TINY");

        assertThatThrownBy(() -> node(broken)).isInstanceOf(InvalidTable.class);
        node.follow();

        assertThat(answer(node)).isEqualTo(1);
        assertThat(versions()).containsExactly(1);
    }

    @Test
    void keepsWhatRunsWhereAnotherReleasePublishedWhatThisOneCannotRead() {
        var node = node(days(1));
        edited("of a later release");

        node.follow();
        node.follow();

        assertThat(answer(node)).isEqualTo(1);
    }

    @Test
    void decidesEveryBatchByOneVersionAndFailsNoneWhileVersionsAreSwapped() throws Exception {
        var node = node(days(1));
        var stop = new AtomicBoolean();
        var batch = IntStream.range(0, 50).mapToObj(i -> Parcel.of(Size.SMALL)).toList();
        Callable<Integer> decide = () -> {
            var seen = new java.util.HashSet<Integer>();
            while (!stop.get()) {
                var decisions = node.decideAll(contract, batch);
                var versions = decisions.stream().map(Decision::version).distinct().toList();
                assertThat(versions).hasSize(1);
                // Each version answers its own number: answer and version can never be of two.
                assertThat(decisions).allSatisfy(d ->
                        assertThat(d.row().orElseThrow().result().days()).isEqualTo(versions.get(0)));
                seen.addAll(versions);
            }
            return seen.size();
        };

        var pool = Executors.newFixedThreadPool(3);
        try {
            var deciders = IntStream.range(0, 3).mapToObj(i -> pool.submit(decide)).toList();
            for (var version = 2; version <= 12; version++) {
                node(days(version));
                node.follow();
            }
            stop.set(true);
            for (var decider : deciders) {
                assertThat(decider.get()).isPositive();
            }
        } finally {
            stop.set(true);
            pool.shutdownNow();
        }

        assertThat(answer(node)).isEqualTo(12);
    }

    @Test
    void numbersVersionsWithoutGapsHoweverManyShipAtOnce() throws Exception {
        var node = node(days(1));
        var release = new AtomicInteger(1);

        atOnce(6, () -> node(days(release.incrementAndGet())));
        node.follow();

        assertThat(versions()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(node.live(contract).version().version()).isEqualTo(7);
    }

    @Test
    void saysWhichContractIsMissing() {
        assertThatThrownBy(() -> node(days(1)).decide(Parcel.ALL, Parcel.of(Size.SMALL)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("parcel-all");
    }

    /** Another node's rule book; its release ships the given table. */
    private RuleBook node(String shipped) {
        var contracts = new ObjectProvider<TableContract<?, ?>>() {
            @Override
            public java.util.stream.Stream<TableContract<?, ?>> stream() {
                return java.util.stream.Stream.of(contract);
            }
        };
        return new RuleBook(contracts, new RuleVersions(jdbc), new ApprovedTables(jdbc),
                new Preparation(new DroolsCompiler(), Duration.ofMinutes(1)), new RuleNodes(jdbc), new DroolsCompiler(), transactions,
                told::add, Clock.systemDefaultZone(), c -> shipped);
    }

    /** What a person made of the table in a release that lets them. */
    private void edited(String source) {
        jdbc.sql("""
                insert into rule_version (table_name, version, source, sha256, origin, published_by, published_at)
                values (?, 2, ?, ?, 'EDITED', 'mei', now())""").params(contract.table(), source, "0".repeat(64)).update();
    }

    private String days(int days) {
        return RuleTable.of(contract, HitPolicy.UNIQUE,
                "from,until,en,zh,row,size =,-> days\n,,small,小,1,SMALL," + days + "\n").canonical();
    }

    private int answer(RuleBook node) {
        return node.decide(contract, Parcel.of(Size.SMALL)).row().orElseThrow().result().days();
    }

    private List<Integer> versions() {
        return jdbc.sql("select version from rule_version where table_name = ? order by version").param(contract.table())
                .query(Integer.class).list();
    }

    private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var results = new ArrayList<T>();
            for (var done : pool.invokeAll(Collections.nCopies(threads, work))) {
                results.add(done.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
