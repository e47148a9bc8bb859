package dev.salesflow.nurturing.occasion;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to news: those who lead enter them, everybody uses them. */
@Component
@Transactional
public class NewsBook {

    private static final int MOST = 100;
    private static final String SELECT = """
            select n.id, n.version, n.kind, n.title, n.text, n.industry, n.territory, n.first_day, n.last_day, coalesce(u.name, n.entered_by) as entered_by
            from sales_news n left join app_user u on u.login = n.entered_by""";

    private final JdbcClient jdbc;
    private final Clock clock;

    NewsBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is news now or will be, the soonest to end first. */
    @Transactional(readOnly = true)
    public List<SalesNews> current() {
        return jdbc.sql(SELECT + " where n.last_day >= ? order by n.last_day, n.id limit ?").params(LocalDate.now(clock), MOST)
                .query(SalesNews.class).list();
    }

    public UUID enter(SalesNews news, Viewer by) {
        require(by);
        new Refusals().addAll(news.problems(LocalDate.now(clock))).throwIfAny();
        var id = Ids.next();
        jdbc.sql("""
                        insert into sales_news (id, kind, title, text, industry, territory, first_day, last_day, entered_by, entered_at, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)""")
                .params(id, news.kind().name(), news.title(), news.text(), news.industry(), news.territory(), news.firstDay(), news.lastDay(),
                        by.login(), OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).update();
        return id;
    }

    /** Its own author's, those of people one leads, or for administrators any. */
    public void remove(UUID id, Viewer by) {
        require(by);
        var removed = jdbc.sql("delete from sales_news where id = :id and " + by.sees("entered_by")).param("id", id).params(by.parameters()).update();
        if (removed == 0) {
            throw new NotFound("news", id);
        }
    }

    private static void require(Viewer by) {
        if (!by.leads()) {
            throw new AccessDeniedException("only those who lead enter news");
        }
    }
}
