package dev.salesflow.rules.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.rules.LiveTable;
import dev.salesflow.rules.RuleBook;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One table published again and again, each time through draft, review and compiling; {@code -Dpublishes} makes it fewer. */
@Tag("full")
@SalesflowTest
class ManyPublicationsTest {

    private static final int PUBLISHES = Integer.getInteger("publishes", 300);
    /** By then everything that is loaded once is loaded. */
    private static final int WARM = Math.max(10, PUBLISHES / 3);
    private static final String TABLE = RuleFixture.TABLE;
    private static final long MB = 1024 * 1024;

    @Autowired
    BeanFactory beans;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Viewers viewers;
    @Autowired
    RuleBook rules;
    @Autowired
    RuleChangeBook changes;

    RuleFixture fixture;
    Viewer author;
    Viewer reviewer;
    final List<WeakReference<LiveTable<?, ?>>> replaced = new ArrayList<>();

    private record Footprint(long classes, long metaspace, long heap) {
    }

    @BeforeEach
    void twoPeople() {
        var people = new DealFixture(jdbc);
        author = viewers.of(people.person("MANAGER", people.team()));
        reviewer = viewers.of(people.person("MANAGER", people.team()));
        fixture = new RuleFixture(beans);
        fixture.giveUp(viewers.of(people.person("ADMIN", null)), TABLE);
    }

    @Test
    void leaveBehindNothingButTheirRecords() {
        publish(WARM);
        var before = footprint();
        var versions = rows("rule_version");
        var nodes = rows("rule_node");
        var running = processesRunning();

        publish(PUBLISHES);
        var after = footprint();
        LoggerFactory.getLogger(ManyPublicationsTest.class).info("Before and after {} publications: {}, {}", PUBLISHES, before, after);

        // what grows by one class with each of 300 publications is found; a short run finds only what is coarse
        assertThat(replaced).allSatisfy(version -> assertThat(version.get()).isNull());
        assertThat(after.classes() - before.classes()).isLessThan(200);
        assertThat(after.metaspace() - before.metaspace()).isLessThan(8 * MB);
        assertThat(after.heap() - before.heap()).isLessThan(16 * MB);
        assertThat(rows("rule_version") - versions).isEqualTo(PUBLISHES);
        assertThat(rows("rule_node")).isEqualTo(nodes);
        assertThat(processesRunning()).isEqualTo(running);
        assertThat(jdbc.sql("select count(*) from rule_change where table_name = ? and state not in ('PUBLISHED', 'WITHDRAWN')").param(TABLE)
                .query(Long.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from rule_event where table_name = ? and done_by in (?, ?)").params(TABLE, author.login(), reviewer.login())
                .query(Long.class).single()).as("begun, submitted, approved, published").isEqualTo(4L * (WARM + PUBLISHES));
    }

    private void publish(int times) {
        for (var i = 0; i < times; i++) {
            replaced.add(new WeakReference<>(running()));
            var change = fixture.draft(author, TABLE, 1, "note (en)", "Publication " + UUID.randomUUID());
            changes.submit(author, change, "Once more");
            changes.approve(reviewer, change, null);
            fixture.waitFor(change);
            assertThat(running().version().approval().change()).isEqualTo(change);
        }
    }

    private LiveTable<?, ?> running() {
        return rules.live(rules.contract(TABLE).orElseThrow());
    }

    /** When all that can be cleared away is. */
    private Footprint footprint() {
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofSeconds(1)).until(() -> {
            System.gc();
            return replaced.stream().allMatch(version -> version.get() == null);
        });
        System.gc();
        var metaspace = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage).findFirst().orElseThrow().getUsed();
        return new Footprint(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(), metaspace,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table + " where table_name = ?").param(TABLE).query(Long.class).single();
    }

    private long processesRunning() {
        return jdbc.sql("""
                select count(*) from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                where d.key_ = 'rule-change' and e.parent_id_ is null""").query(Long.class).single();
    }
}
