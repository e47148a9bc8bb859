package dev.salesflow.coaching;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Senior colleagues whom managers name for their reps. A running round stays with whoever leads it. */
@Component
public class Mentors {

    private final Reps reps;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Mentors(Reps reps, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.reps = reps;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Reps and managers whom the viewer leads: login to name. */
    @Transactional(readOnly = true)
    public Map<String, String> choices(Viewer viewer) {
        mustLead(viewer);
        var choices = new LinkedHashMap<String, String>();
        jdbc.sql("select u.login, u.name from app_user u where u.enabled and u.role in ('REP', 'MANAGER') and %s order by lower(u.name), u.login limit 500"
                        .formatted(viewer.sees("u.login")))
                .params(viewer.parameters()).query(row -> {
                    choices.put(row.getString("login"), row.getString("name"));
                });
        return choices;
    }

    /** @param mentor null or blank: nobody */
    @Transactional
    public void name(Viewer by, String login, String mentor) {
        mustLead(by);
        var rep = Optional.of(login).filter(PlainText::isReadable).flatMap(one -> reps.one(by, one)).orElseThrow(() -> new NotFound("rep", login));
        if (PlainText.clean(mentor) == null) {
            jdbc.sql("delete from rep_mentor where rep_login = ?").param(rep.login()).update();
            return;
        }
        if (mentor.equals(rep.login()) || !choices(by).containsKey(mentor)) {
            throw Refusal.ofField("mentor", "error.notAChoice");
        }
        jdbc.sql("""
                        insert into rep_mentor (rep_login, mentor_login, named_by, named_at) values (?, ?, ?, ?)
                        on conflict (rep_login) do update set mentor_login = excluded.mentor_login, named_by = excluded.named_by, named_at = excluded.named_at""")
                .params(rep.login(), mentor, by.login(), OffsetDateTime.now(clock)).update();
        events.publishEvent(new MentorNamed(rep.login(), mentor, by.login()));
    }

    /** Whom the manager named for this rep and who still works here. */
    @Transactional(readOnly = true)
    public Optional<String> of(String login) {
        return jdbc.sql("select m.mentor_login from rep_mentor m join app_user u on u.login = m.mentor_login and u.enabled where m.rep_login = ?").param(login)
                .query(String.class).optional();
    }

    private static void mustLead(Viewer viewer) {
        if (!viewer.leads()) {
            throw new AccessDeniedException("only managers name mentors");
        }
    }
}
