package dev.salesflow.opportunity.doubt;

import dev.salesflow.identity.OpenWork;
import dev.salesflow.opportunity.OpportunityHandedOver;
import dev.salesflow.opportunity.PresalesAssigned;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever answers a doubt, when people leave and deals change hands. */
@Component
class DoubtOwners implements OpenWork {

    /** Before those who take work away from whoever is out of sight. */
    private static final int FIRST = 0;

    private record Held(UUID deal, UUID id) {
    }

    private final Doubts doubts;
    private final JdbcClient jdbc;

    DoubtOwners(Doubts doubts, JdbcClient jdbc) {
        this.doubts = doubts;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "doubts";
    }

    @Override
    public long count(String login) {
        return jdbc.sql("select count(*) from doubt d join opportunity o on o.id = d.opportunity_id where d.owner_login = ? and " + Doubts.OPEN)
                .param(login).query(Long.class).single();
    }

    @Override
    public void handOver(String from, String to, String by) {
        jdbc.sql("select d.opportunity_id as deal, d.id from doubt d join opportunity o on o.id = d.opportunity_id where d.owner_login = ? and " + Doubts.OPEN
                + " order by d.id").param(from).query(Held.class).list().forEach(held -> doubts.give(held.deal(), held.id(), to));
    }

    @EventListener
    @Order(FIRST)
    void on(OpportunityHandedOver event) {
        doubts.letSee(event.opportunityId());
    }

    @EventListener
    @Order(FIRST)
    void on(PresalesAssigned event) {
        doubts.letSee(event.opportunityId());
    }
}
