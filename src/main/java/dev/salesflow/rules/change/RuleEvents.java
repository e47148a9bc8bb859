package dev.salesflow.rules.change;

import dev.salesflow.shared.Page;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to each table and who did it; only ever added to. */
@Component
public class RuleEvents {

    private final JdbcClient jdbc;
    private final Clock clock;

    RuleEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The kinds of what happens. */
    public enum Kind {
        BEGUN, SUBMITTED, TAKEN_BACK, APPROVED, REJECTED, OVERRIDDEN, PUBLISHED, FAILED, WITHDRAWN, GONE_ON, RIGHTS
    }

    /** @param detail what was said with it, or null */
    public record Event(Kind kind, String by, Instant at, Integer version, String detail) {
    }

    void add(String table, UUID change, Integer version, Kind kind, String by, String detail) {
        jdbc.sql("""
                        insert into rule_event (table_name, change_id, version, kind, done_by, done_at, detail)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .param(1, table).param(2, change, Types.OTHER).param(3, version, Types.INTEGER).param(4, kind.name()).param(5, by)
                .param(6, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).param(7, detail, Types.VARCHAR)
                .update();
    }

    public Page<Event> of(String table, Page.Request page) {
        var events = jdbc.sql("""
                        select e.*, coalesce(u.name, e.done_by) as who from rule_event e left join app_user u on u.login = e.done_by
                        where e.table_name = ? order by e.id desc limit ? offset ?""")
                .params(table, page.size(), page.offset())
                .query((row, n) -> new Event(Kind.valueOf(row.getString("kind")), row.getString("who"),
                        row.getObject("done_at", OffsetDateTime.class).toInstant(), row.getObject("version", Integer.class),
                        row.getString("detail")))
                .list();
        return page.of(events, jdbc.sql("select count(*) from rule_event where table_name = ?").param(table).query(Long.class).single());
    }
}
