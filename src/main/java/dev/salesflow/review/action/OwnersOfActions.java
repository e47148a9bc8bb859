package dev.salesflow.review.action;

import dev.salesflow.identity.OpenWork;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a leaver agreed to do in reviews is the successor's. */
@Component
class OwnersOfActions implements OpenWork {

    private final ActionBook actions;
    private final JdbcClient jdbc;

    OwnersOfActions(ActionBook actions, JdbcClient jdbc) {
        this.actions = actions;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "reviewActions";
    }

    @Override
    public long count(String login) {
        return jdbc.sql("select count(*) from review_action where owner_login = ? and state in ('AGREED', 'ISSUED')").param(login).query(Long.class).single();
    }

    @Override
    public void handOver(String from, String to, String by) {
        jdbc.sql("select id from review_action where owner_login = ? and state in ('AGREED', 'ISSUED') order by id").param(from).query(UUID.class).list()
                .forEach(id -> actions.handOver(id, to));
    }
}
