package dev.salesflow.notice;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each person wants to be told by e-mail. */
@Service
@Transactional
public class NoticeChoices {

    private final JdbcClient jdbc;

    NoticeChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything for who never chose. */
    @Transactional(readOnly = true)
    public Set<Notice> of(String login) {
        return jdbc.sql("select assignments, daily from notice_choice where login = ?").param(login).query((row, n) -> {
            var chosen = EnumSet.noneOf(Notice.class);
            if (row.getBoolean("assignments")) {
                chosen.add(Notice.ASSIGNMENTS);
            }
            if (row.getBoolean("daily")) {
                chosen.add(Notice.DAILY);
            }
            return (Set<Notice>) chosen;
        }).optional().orElseGet(() -> EnumSet.allOf(Notice.class));
    }

    public void choose(String login, Set<Notice> chosen) {
        jdbc.sql("""
                        insert into notice_choice (login, assignments, daily) values (?, ?, ?)
                        on conflict (login) do update set assignments = excluded.assignments, daily = excluded.daily""")
                .params(login, chosen.contains(Notice.ASSIGNMENTS), chosen.contains(Notice.DAILY)).update();
    }
}
