package dev.salesflow.nurturing;

import dev.salesflow.customer.CustomerCircle;
import dev.salesflow.customer.CustomersMerged;
import dev.salesflow.customer.CustomersMoved;
import dev.salesflow.identity.OpenWork;
import dev.salesflow.opportunity.HelpEnded;
import dev.salesflow.opportunity.OpportunityHandedOver;
import dev.salesflow.opportunity.PresalesAssigned;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose the open actions are when people and customers part: a successor takes a leaver's, and what somebody can no longer
 * do because the customer is out of their sight goes to the customer's rep.
 */
@Component
class ActionOwners implements OpenWork {

    private final ContactBook contacts;
    private final CustomerCircle circle;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ActionOwners(ContactBook contacts, CustomerCircle circle, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.contacts = contacts;
        this.circle = circle;
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public String kind() {
        return "nextActions";
    }

    @Override
    public long count(String login) {
        return jdbc.sql("select count(*) from contact_record where next_owner = ? and result = 'OPEN'").param(login).query(Long.class).single();
    }

    @Override
    public void handOver(String from, String to, String by) {
        var rows = jdbc.sql("""
                        update contact_record set next_owner = ?, version = version + 1
                        where next_owner = ? and result = 'OPEN' and process_id is null returning id""")
                .params(to, from).query(UUID.class).list();
        if (!rows.isEmpty()) {
            events.publishEvent(new NextActionsHandedOver(rows, to, by));
        }
        // Only what is due is a task: the engine is asked for each of these.
        jdbc.sql("select id from contact_record where next_owner = ? and result = 'OPEN' order by id").param(from).query(UUID.class).list()
                .forEach(id -> contacts.give(contacts.get(id), to, by));
    }

    /** What nobody owns any more nobody has promised anything. */
    @EventListener
    void on(CustomersMoved event) {
        if (event.to() != null) {
            follow(event.customers());
            return;
        }
        jdbc.sql("select id from contact_record where result = 'OPEN' and customer_id = any(cast(? as uuid[])) order by id")
                .param(event.customers().stream().map(UUID::toString).toArray(String[]::new)).query(UUID.class).list()
                .forEach(contacts::lapse);
    }

    @EventListener
    void on(CustomersMerged event) {
        follow(List.of(event.into()));
    }

    @EventListener
    void on(OpportunityHandedOver event) {
        follow(List.of(event.customerId()));
    }

    @EventListener
    void on(PresalesAssigned event) {
        follow(List.of(event.customerId()));
    }

    @EventListener
    void on(HelpEnded event) {
        follow(List.of(event.customerId()));
    }

    private record Open(UUID id, UUID customerId, String owner, String customersOwner) {
    }

    private void follow(List<UUID> customers) {
        jdbc.sql("""
                        select r.id, r.customer_id, r.next_owner as owner, c.owner_login as customers_owner
                        from contact_record r join customer c on c.id = r.customer_id
                        where r.result = 'OPEN' and c.owner_login is not null and c.owner_login <> r.next_owner
                            and r.customer_id = any(cast(? as uuid[])) order by r.id""")
                .param(customers.stream().map(UUID::toString).toArray(String[]::new)).query(Open.class).list().stream()
                .filter(open -> !circle.of(open.customerId()).containsKey(open.owner()))
                .forEach(open -> contacts.give(contacts.get(open.id()), open.customersOwner(), null));
    }
}
