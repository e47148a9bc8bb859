package dev.salesflow.coaching;

import dev.salesflow.opportunity.Stage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deals with a past, written straight into the tables: what reps did cannot be replayed through the doors. */
public record TestDeals(JdbcClient jdbc, Clock clock) {

    public UUID customer(String owner, String grade) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into customer (id, name, name_key, owner_login, grade, created_at, updated_at, version)
                        values (?, ?, ?, ?, ?, now(), now(), 1)""")
                .params(id, "Customer " + id, id.toString(), owner, grade)
                .update();
        return id;
    }

    /** An open deal that entered its stage some days ago. */
    public UUID open(String owner, String grade, Stage stage, int daysInStage, BigDecimal amount, String currency) {
        return insert(owner, grade, stage, daysInStage, "OPEN", null, amount, currency);
    }

    public UUID open(String owner, Stage stage, int daysInStage) {
        return open(owner, null, stage, daysInStage, null, null);
    }

    public UUID closed(String owner, Stage stage, String outcome, int daysAgo) {
        return insert(owner, null, stage, daysAgo, outcome, day(daysAgo), null, null);
    }

    public void stay(UUID deal, Stage stage, int enteredDaysAgo) {
        jdbc.sql("insert into stage_stay (opportunity_id, stage, entered_at) values (?, ?, ?)")
                .params(deal, stage.name(), ago(enteredDaysAgo))
                .update();
    }

    public void signingExpected(UUID deal, LocalDate day) {
        jdbc.sql("update opportunity set expected_signing = ? where id = ?").params(day, deal).update();
    }

    public void pause(UUID deal) {
        jdbc.sql("update opportunity set paused = true where id = ?").param(deal).update();
    }

    public void keyFact(UUID deal, String kind, String evidence) {
        jdbc.sql("insert into key_fact (opportunity_id, kind, value, evidence, recorded_at) values (?, ?, 'known', ?, now())")
                .params(deal, kind, evidence)
                .update();
    }

    public void meeting(UUID deal, String by, int daysAgo) {
        jdbc.sql("""
                        insert into meeting (id, opportunity_id, stage, held_on, notes, recorded_by, recorded_at)
                        values (?, ?, 'EXCHANGE', ?, '{}', ?, now())""")
                .params(UUID.randomUUID(), deal, day(daysAgo), by)
                .update();
    }

    public void lostFor(UUID deal, String kind) {
        jdbc.sql("update opportunity set lost_kind = ? where id = ?").params(kind, deal).update();
    }

    public void quotation(UUID deal, int revision, String discount, int daysAgo) {
        jdbc.sql("""
                        insert into quotation (id, opportunity_id, revision, amount, discount_percent, currency, valid_until,
                            state, created_by, created_at, sent_at, version)
                        values (?, ?, ?, 1000, ?, 'CNY', ?, 'SUPERSEDED', 'rep', ?, ?, 1)""")
                .params(UUID.randomUUID(), deal, revision, new BigDecimal(discount), day(-30), ago(daysAgo), ago(daysAgo))
                .update();
    }

    public LocalDate day(int daysAgo) {
        return LocalDate.now(clock).minusDays(daysAgo);
    }

    private OffsetDateTime ago(int days) {
        return OffsetDateTime.now(clock).minusDays(days).minusSeconds(1);
    }

    private UUID insert(String owner, String grade, Stage stage, int daysInStage, String outcome, LocalDate closed,
            BigDecimal amount, String currency) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, closed_on,
                            amount, currency, process_id, created_at, updated_at, version)
                        values (?, ?, ?, ?, ?, ?, cast(? as date), cast(? as numeric), ?, ?, now(), now(), 1)""")
                // With a process named, nothing picks the deal up and moves it while a test counts it.
                .params(id, customer(owner, grade), owner, stage.name(), ago(daysInStage), outcome, closed, amount, currency,
                        "none-" + id)
                .update();
        return id;
    }
}
