package dev.salesflow.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.Statements;
import dev.salesflow.identity.Viewers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * A million customers and two hundred reps ({@code -Dcustomers} makes it fewer), in a transaction that is taken back at the end.
 * Held is what no load on a machine can change: statements sent, rows read, and that no large table is read from end to end.
 */
@Tag("full")
@SalesflowTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyCustomersTest {

    private static final int CUSTOMERS = Integer.getInteger("customers", 1_000_000);
    private static final int REPS = 200;
    private static final List<String> LARGE = List.of("customer", "contact_plan", "contact_record", "opportunity", "stage_stay", "key_fact", "meeting", "quotation", "timeline_entry");

    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;
    @Autowired MockMvc mvc;
    @Autowired Viewers viewers;
    @Autowired Reps reps;
    @Autowired CoachingCheck check;
    @Autowired RepDays days;

    private TransactionStatus transaction;

    /** @param scanned large tables that were read from end to end, and how often */
    private record Cost(int statements, long rows, Map<String, Long> scanned, long millis) {
    }

    @BeforeAll
    void aCompanyAfterTwoYears() throws IOException {
        transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        // What a worker process reads is counted elsewhere; triggers would do a row at a time what the script does by sets.
        jdbc.sql("set local max_parallel_workers_per_gather = 0").update();
        jdbc.sql("set local session_replication_role = replica").update();
        jdbc.sql("set local gin_pending_list_limit = '1GB'").update();
        for (var statement : new ClassPathResource("many-customers.sql").getContentAsString(StandardCharsets.UTF_8).split(";\\n")) {
            jdbc.sql(statement.replace("{reps}", "" + REPS).replace("{from}", "1").replace("{to}", "" + CUSTOMERS)).update();
        }
        jdbc.sql("insert into app_user (login, name, role, team_id) select 'many-boss', 'Boss', 'MANAGER', id from team where name = 'Many'").update();
        jdbc.sql("set local session_replication_role = origin").update();
        LARGE.forEach(table -> jdbc.sql("analyze " + table).update());
    }

    @AfterAll
    void takeBack() {
        transactions.rollback(transaction);
    }

    @ParameterizedTest
    @CsvSource({"/, REP", "/nurturing/mine, REP", "/nurturing, REP", "/nurturing?days=30, REP", "/nurturing/occasions/mine, REP", "/pipeline/mine, REP", "/pipeline/alerts, REP",
        "/timeline/mine, REP", "/grading/mine, REP", "/needs/mine, REP", "/quotations/soon, REP", "/contracts/overdue, REP", "/coaching/minimums, REP", "/next-actions, REP",
        "/, MANAGER", "/nurturing/mine, MANAGER", "/nurturing?whose=team, MANAGER", "/pipeline/mine, MANAGER", "/timeline/mine, MANAGER", "/grading/mine, MANAGER",
        "/coaching/minimums, MANAGER", "/coaching, MANAGER", "/reviews, MANAGER"})
    void whatADayPageShowsReadsAFewRowsByIndex(String page, String role) throws Exception {
        var login = role.equals("REP") ? "many-7" : "many-lead-3";

        var cost = cost(page + " " + role, () -> mvc.perform(get(page).with(user(login).roles(role))).andExpect(status().isOk()).andReturn());

        assertThat(cost.scanned()).as(page).isEmpty();
        assertThat(cost.statements()).as(page).isLessThan(60);
        assertThat(cost.rows()).as(page).isLessThan(150_000);
    }

    @Test
    void theNightlyFactsOfAllRepsTakeAsManyStatementsAsOfOne() throws Exception {
        var all = reps.seenBy(viewers.of("many-boss"));
        assertThat(all).hasSize(REPS);

        var ofOne = cost("facts of one rep", () -> check.look(all.subList(0, 1)));
        var ofAll = cost("facts of all reps", () -> check.look(all));
        var kept = cost("facts of all reps kept", () -> {
            days.keep(check.look(all).stream().map(CheckedRep::facts).toList());
            return null;
        });

        assertThat(ofAll.statements()).isEqualTo(ofOne.statements()).isLessThan(20);
        assertThat(kept.statements()).isLessThan(25);
        assertThat(ofOne.scanned()).isEmpty();
        assertThat(ofAll.scanned()).doesNotContainKeys("customer", "contact_plan", "contact_record", "timeline_entry");
        assertThat(jdbc.sql("select count(*) from rep_day where rep_login like 'many-%'").query(Integer.class).single()).isEqualTo(REPS);
    }

    private Cost cost(String what, Callable<?> work) throws Exception {
        work.call();
        var before = read();
        var start = System.nanoTime();
        var statements = Statements.in(work);
        var millis = (System.nanoTime() - start) / 1_000_000;
        var after = read();
        var scanned = new HashMap<String, Long>();
        LARGE.stream().filter(table -> after.get(table)[0] > before.get(table)[0]).forEach(table -> scanned.put(table, after.get(table)[0] - before.get(table)[0]));
        var rows = LARGE.stream().mapToLong(table -> after.get(table)[1] - before.get(table)[1]).sum();
        var cost = new Cost(statements, rows, scanned, millis);
        LoggerFactory.getLogger(ManyCustomersTest.class).info("{}: {}", what, cost);
        return cost;
    }

    /** By table: scans from end to end, and rows read. */
    private Map<String, long[]> read() {
        var read = new HashMap<String, long[]>();
        jdbc.sql("select relname, seq_scan, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables where schemaname = current_schema()").query(row -> {
            read.put(row.getString(1), new long[] {row.getLong(2), row.getLong(3)});
        });
        return read;
    }
}
