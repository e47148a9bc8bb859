package dev.salesflow.nurturing.cadence;

import dev.salesflow.grading.CustomerTier;
import dev.salesflow.identity.Viewer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is planned and due, by one index that goes by rep, grade and day: as fast among a million customers as among a thousand. */
@Component
@Transactional(readOnly = true)
public class ContactPlans {

    /** Beyond it nobody counts. */
    public static final int COUNTED = 1_000;

    /** For each rep and grade the first few; what was promised for another day is on the rep's list already. */
    private static final String FIRST_OF_EACH = """
            select p.* from app_user u cross join generate_series(1, 5) g (urgency) cross join lateral (
                select p.customer_id, p.urgency, p.due_on from contact_plan p
                where p.owner_login = u.login and p.urgency = cast(g.urgency as smallint) and p.due_on < :until
                    and %s
                order by p.due_on limit :limit) p
            where %s order by p.urgency, p.due_on, p.customer_id limit :limit""".formatted(OverdueContacts.NOTHING_AGREED, "%s");

    static final String DUE = """
            select p.customer_id, c.name as customer, c.grade, p.owner_login as owner, u.name as owner_name,
                   coalesce(c.phone, (select coalesce(k.mobile, k.phone) from contact k where k.customer_id = c.id
                                      and coalesce(k.mobile, k.phone) is not null order by k.id limit 1)) as phone,
                   p.due_on, p.last_on, p.way, p.fruitless, p.approach
            from (%s) first join contact_plan p on p.customer_id = first.customer_id
            join customer c on c.id = p.customer_id join app_user u on u.login = p.owner_login
            order by first.urgency, first.due_on, p.customer_id""".formatted(FIRST_OF_EACH);

    private final JdbcClient jdbc;
    private final Clock clock;

    ContactPlans(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of the person's own customers, the nearest to buying and the longest due first. */
    public List<DueContact> own(Viewer viewer, LocalDate until, int limit) {
        return due(viewer.isOwn("u.login"), viewer.parameters(), until, limit);
    }

    /**
     * Of everybody's whose work the viewer sees.
     *
     * @param owner only this one's; null for all
     */
    public List<DueContact> seenBy(Viewer viewer, String owner, LocalDate until, int limit) {
        var parameters = new HashMap<>(viewer.parameters());
        parameters.put("owner", owner);
        return due(viewer.worksOn("u.login") + (owner == null ? "" : " and u.login = :owner"), parameters, until, limit);
    }

    private List<DueContact> due(String owners, Map<String, ?> parameters, LocalDate until, int limit) {
        return jdbc.sql(DUE.formatted(owners)).params(parameters).param("until", until).param("limit", limit).query(DueContact.class).list();
    }

    /** How many of the person's own are due before that day, at most {@link #COUNTED}. */
    public long count(Viewer viewer, LocalDate until) {
        return jdbc.sql("select count(*) from (select 1 from contact_plan p where %s and p.due_on < :until and %s limit :most) due"
                        .formatted(viewer.isOwn("p.owner_login"), OverdueContacts.NOTHING_AGREED))
                .params(viewer.parameters()).param("until", until).param("most", COUNTED).query(Long.class).single();
    }

    /** Empty where it bought nothing within a year, or the table gives none. */
    public Optional<CustomerTier> tierOf(UUID customer) {
        return of(customer).map(ContactPlan::tier).filter(tier -> !tier.isEmpty()).map(CustomerTier::valueOf);
    }

    public Optional<ContactPlan> of(UUID customer) {
        return jdbc.sql("""
                        select days, way, due_on, last_on, case when not %s then goes_on end as lapse_on,
                               paused_until, fruitless, approach, tier
                        from contact_plan p where customer_id = :customer""".formatted(KeptCustomers.BUSY))
                .param("customer", customer).param("today", LocalDate.now(clock)).query(ContactPlan.class).optional();
    }
}
