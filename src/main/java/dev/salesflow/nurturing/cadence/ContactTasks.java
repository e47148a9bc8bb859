package dev.salesflow.nurturing.cadence;

import dev.salesflow.customer.CustomersMerged;
import dev.salesflow.customer.CustomersMoved;
import dev.salesflow.identity.Role;
import dev.salesflow.nurturing.ContactRecorded;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which due contacts are tasks: of each person as many a day as {@code nurturing-limit} says and no more at once, however
 * many are due. The rest stays a list. A contact, a new owner or a merge ends the task.
 */
@Component
public class ContactTasks {

    /** A due contact that is to become a task of its owner. */
    public record Wanted(UUID customerId, String owner) {
    }

    private static final String WANTED = """
            select p.customer_id, u.login as owner from app_user u
            join unnest(cast(:roles as text[]), cast(:limits as integer[])) as l (role, most) on l.role = u.role
            cross join lateral (
                select p.customer_id, p.urgency, p.due_on
                from generate_series(1, 5) g (urgency) cross join lateral (
                    select p.customer_id, p.urgency, p.due_on from contact_plan p
                    where p.owner_login = u.login and p.urgency = cast(g.urgency as smallint) and p.due_on <= :today and p.process_id is null
                        and (p.task_on is null or p.task_on < :today)
                        and %s
                    order by p.due_on limit l.most) p
                order by p.urgency, p.due_on, p.customer_id
                limit greatest(0, l.most - (select count(*) from contact_plan t where t.owner_login = u.login and t.task_on is not null
                                            and (t.task_on = :today or t.process_id is not null)))) p
            where u.enabled order by u.login, p.urgency, p.due_on, p.customer_id""".formatted(OverdueContacts.NOTHING_AGREED);

    private final RepLimits limits;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ContactTasks(RepLimits limits, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.limits = limits;
        this.jdbc = jdbc;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<Wanted> wanted(LocalDate today) {
        var most = new EnumMap<Role, Integer>(Role.class);
        for (var role : Role.values()) {
            most.put(role, limits.of(role).tasksADay());
        }
        return jdbc.sql(WANTED).param("today", today)
                .param("roles", most.keySet().stream().map(Role::name).toArray(String[]::new))
                .param("limits", most.values().toArray(Integer[]::new)).query(Wanted.class).list();
    }

    /** Those still due, without a task and of that owner, locked until the caller's transaction ends; what another node has is left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> lock(Collection<Wanted> wanted, LocalDate today) {
        return jdbc.sql("""
                        select p.customer_id from contact_plan p
                        join unnest(cast(:ids as uuid[]), cast(:owners as text[])) as w (id, owner) on w.id = p.customer_id and w.owner = p.owner_login
                        where p.process_id is null and p.due_on <= :today order by p.customer_id for update of p skip locked""")
                .param("today", today).param("ids", wanted.stream().map(one -> one.customerId().toString()).toArray(String[]::new))
                .param("owners", wanted.stream().map(Wanted::owner).toArray(String[]::new)).query(UUID.class).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void started(UUID customer, String processId, LocalDate today) {
        jdbc.sql("update contact_plan set process_id = ?, task_on = ? where customer_id = ?").params(processId, today, customer).update();
    }

    /** The customers whose due contact is a task of this person. */
    @Transactional(readOnly = true)
    public List<UUID> of(String login) {
        return jdbc.sql("select customer_id from contact_plan where owner_login = ? and task_on is not null and process_id is not null order by customer_id")
                .param(login).query(UUID.class).list();
    }

    @EventListener
    void on(ContactRecorded event) {
        end(List.of(event.customerId()));
    }

    @EventListener
    void on(CustomersMoved event) {
        end(event.customers());
    }

    @EventListener
    void on(CustomersMerged event) {
        end(List.of(event.from()));
    }

    /** Within the caller's transaction. */
    public void end(Collection<UUID> customers) {
        jdbc.sql("update contact_plan set process_id = null where process_id is not null and customer_id = any(cast(? as uuid[])) returning customer_id")
                .param(customers.stream().map(UUID::toString).toArray(String[]::new)).query(UUID.class).list()
                .forEach(customer -> events.publishEvent(new ContactTaskEnded(customer)));
    }
}
