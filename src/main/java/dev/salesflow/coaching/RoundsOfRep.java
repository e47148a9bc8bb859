package dev.salesflow.coaching;

import dev.salesflow.identity.OpenWork;
import dev.salesflow.identity.Viewers;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rounds about a rep: nobody else can be coached in their place, so they end with their leaving, and so does what was to come after. */
@Component
class RoundsOfRep implements OpenWork {

    private final CoachingBook coachings;
    private final Viewers viewers;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    RoundsOfRep(CoachingBook coachings, Viewers viewers, MessageSource messages, JdbcClient jdbc) {
        this.coachings = coachings;
        this.viewers = viewers;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "coached";
    }

    @Override
    public long count(String login) {
        return jdbc.sql("select count(*) from coaching_round where rep_login = ? and (state = 'RUNNING' or next_owner is not null and next_done_at is null)")
                .param(login).query(Long.class).single();
    }

    /** The reason is written as the administrator would, in their language. */
    @Override
    public void handOver(String from, String to, String by) {
        var reason = messages.getMessage("coaching.repLeft", null, LocaleContextHolder.getLocale());
        jdbc.sql("select id from coaching_round where state = 'RUNNING' and rep_login = ?").param(from).query(UUID.class).list()
                .forEach(id -> coachings.cancel(viewers.of(by), id, reason));
        jdbc.sql("select id from coaching_round where rep_login = ? and next_owner is not null and next_done_at is null").param(from).query(UUID.class).list()
                .forEach(id -> coachings.handOverNextStep(id, null));
    }
}
