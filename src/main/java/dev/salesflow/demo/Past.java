package dev.salesflow.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Dates back what the demo has just done. The doors know only the present, rightly; a demo whose every deal began this
 * minute shows no time in stage. The one place that writes in other modules' tables.
 */
@Component
class Past {

    private record Column(String table, String key, String name) {
    }

    private static final List<Column> OF_A_DEAL = List.of(
            new Column("opportunity", "id", "created_at"), new Column("opportunity", "id", "updated_at"),
            new Column("opportunity", "id", "stage_entered_at"),
            new Column("stage_stay", "opportunity_id", "entered_at"), new Column("stage_stay", "opportunity_id", "left_at"),
            new Column("meeting", "opportunity_id", "recorded_at"), new Column("key_fact", "opportunity_id", "recorded_at"),
            new Column("demo_plan", "opportunity_id", "planned_at"), new Column("deal_change", "opportunity_id", "changed_at"),
            new Column("doubt", "opportunity_id", "recorded_at"), new Column("quotation", "opportunity_id", "created_at"),
            new Column("quotation", "opportunity_id", "sent_at"), new Column("quotation", "opportunity_id", "answered_at"),
            new Column("contract", "opportunity_id", "created_at"), new Column("timeline_entry", "opportunity_id", "at"));
    private static final List<Column> OF_A_CUSTOMER = List.of(
            new Column("customer", "id", "created_at"), new Column("customer", "id", "updated_at"),
            new Column("customer_change", "customer_id", "changed_at"),
            new Column("grade_decision", "customer_id", "decided_at"), new Column("timeline_entry", "customer_id", "at"));

    private static final List<Column> OF_A_CONTACT = List.of(
            new Column("contact_record", "id", "held_at"), new Column("contact_record", "id", "recorded_at"));

    private final JdbcClient jdbc;
    private final Clock clock;

    Past(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** From here on counts as just done. */
    Instant mark() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    LocalDate day(int daysAgo) {
        return LocalDate.now(clock).minusDays(daysAgo);
    }

    void ofCustomer(UUID id, Instant since, int daysAgo) {
        OF_A_CUSTOMER.forEach(column -> move(column, id, since, daysAgo));
        jdbc.sql("update contact_plan set since = ? where customer_id = ?").params(day(daysAgo), id).update();
        planned(id);
    }

    void ofDeal(UUID id, Instant since, int daysAgo) {
        OF_A_DEAL.forEach(column -> move(column, id, since, daysAgo));
        jdbc.sql("update opportunity set started_on = created_at, closed_on = case when outcome = 'LOST' then updated_at else closed_on end where id = ?")
                .param(id).update();
    }

    void ofContact(UUID id, UUID customer, Instant since, int daysAgo) {
        OF_A_CONTACT.forEach(column -> move(column, id, since, daysAgo));
        jdbc.sql("update contact_record set held_on = ? where id = ?").params(day(daysAgo), id).update();
        move(new Column("timeline_entry", "customer_id", "at"), customer, since, daysAgo);
    }

    void ofPool(UUID customer, int daysAgo) {
        jdbc.sql("update pool_stay set since = ? where customer_id = ?").params(day(daysAgo), customer).update();
        jdbc.sql("update customer set pooled_on = ? where id = ?").params(day(daysAgo), customer).update();
    }

    private void planned(UUID customer) {
        jdbc.sql("select plan_contacts(array[cast(? as uuid)])").param(customer).query((row, n) -> 0).single();
    }

    private void move(Column column, UUID id, Instant since, int daysAgo) {
        jdbc.sql("update %s set %s = :then where %s = :id and %s >= :since"
                        .formatted(column.table(), column.name(), column.key(), column.name()))
                .param("then", since.minus(Duration.ofDays(daysAgo)).atOffset(ZoneOffset.UTC))
                .param("since", since.atOffset(ZoneOffset.UTC)).param("id", id).update();
    }
}
