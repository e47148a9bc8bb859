package dev.salesflow.opportunity;

import dev.salesflow.identity.OpenWork;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A rep's open deals, their tasks with them; closed ones stay in the name of the one who closed them. */
@Component
public class OwnedDeals implements OpenWork {

    private final OpportunityBook deals;
    private final JdbcClient jdbc;

    OwnedDeals(OpportunityBook deals, JdbcClient jdbc) {
        this.deals = deals;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "deals";
    }

    @Override
    public long count(String login) {
        return jdbc.sql("select count(*) from opportunity where owner_login = ? and outcome = 'OPEN'")
                .param(login).query(Long.class).single();
    }

    @Override
    public void handOver(String from, String to, String by) {
        openOf(from).forEach(id -> deals.handOver(id, to, by));
    }

    public List<UUID> openOf(String login) {
        return jdbc.sql("select id from opportunity where owner_login = ? and outcome = 'OPEN' order by id")
                .param(login).query(UUID.class).list();
    }
}
