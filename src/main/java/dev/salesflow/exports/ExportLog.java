package dev.salesflow.exports;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Page;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who took which list out of the system, when, and how many rows of it; for administrators. */
@Repository
@Transactional
public class ExportLog {

    /** One file; {@code asked} is the address of the list it was made from. */
    public record Entry(String login, String name, String kind, String format, String asked, int rows, Instant at) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    ExportLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void note(Export export, ExportFormat format, int rows, Viewer viewer) {
        jdbc.sql("insert into export_log (login, kind, format, asked, row_count, at) values (?, ?, ?, ?, ?, ?)")
                .params(viewer.login(), export.kind(), format.code(), export.asked(), rows, Timestamp.from(clock.instant()))
                .update();
    }

    @Transactional(readOnly = true)
    public Page<Entry> page(Viewer viewer, Page.Request page) {
        if (!viewer.seesEverything()) {
            throw new AccessDeniedException("only administrators see what was exported");
        }
        var entries = jdbc.sql("""
                        select l.login, coalesce(u.name, l.login), l.kind, l.format, l.asked, l.row_count, l.at
                        from export_log l left join app_user u on u.login = l.login order by l.id desc limit ? offset ?""")
                .params(page.size(), page.offset())
                .query((rs, n) -> new Entry(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5),
                        rs.getInt(6), rs.getTimestamp(7).toInstant()))
                .list();
        return page.of(entries, jdbc.sql("select count(*) from export_log").query(Long.class).single());
    }
}
