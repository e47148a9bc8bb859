package dev.salesflow.opportunity;

import dev.salesflow.identity.OpenWork;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open deals whose demos somebody prepares and gives. */
@Component
class PresalesDeals implements OpenWork {

    private final FactBook facts;
    private final JdbcClient jdbc;

    PresalesDeals(FactBook facts, JdbcClient jdbc) {
        this.facts = facts;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "presales";
    }

    @Override
    public long count(String login) {
        return jdbc.sql("select count(*) from opportunity where presales_login = ? and outcome = 'OPEN'")
                .param(login).query(Long.class).single();
    }

    @Override
    public void handOver(String from, String to, String by) {
        jdbc.sql("select id from opportunity where presales_login = ? and outcome = 'OPEN' order by id")
                .param(from).query(UUID.class).list()
                .forEach(id -> facts.handDemoOver(id, to, by));
    }
}
