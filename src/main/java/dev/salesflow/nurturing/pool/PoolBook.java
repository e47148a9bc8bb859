package dev.salesflow.nurturing.pool;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerOwners;
import dev.salesflow.customer.SearchWords;
import dev.salesflow.identity.Viewer;
import dev.salesflow.nurturing.cadence.LimitFacts;
import dev.salesflow.nurturing.cadence.RepLimits;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Turn;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to the public pool: what is in it, who takes what out, what goes back. */
@Component
@Transactional
public class PoolBook {

    /** Of one click. */
    public static final int MOST = 50;

    private final CustomerOwners owners;
    private final CustomerBook customers;
    private final PoolSight sight;
    private final RepLimits limits;
    private final JdbcClient jdbc;
    private final Clock clock;

    PoolBook(CustomerOwners owners, CustomerBook customers, PoolSight sight, RepLimits limits, JdbcClient jdbc, Clock clock) {
        this.owners = owners;
        this.customers = customers;
        this.sight = sight;
        this.limits = limits;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The nearest to buying first, then those that have waited longest. */
    @Transactional(readOnly = true)
    public Page<PoolCustomer> find(PoolFilter filter, Page.Request page, Viewer viewer) {
        var seen = sight.of(viewer);
        var parameters = new HashMap<>(seen.parameters());
        var conditions = new ArrayList<>(List.of(seen.sql()));
        if (filter.query() != null) {
            conditions.add(new SearchWords(filter.query(), parameters).in("c.name"));
        }
        if (PoolFilter.UNGRADED.equals(filter.grade())) {
            conditions.add("c.grade is null");
        } else {
            equal("grade", filter.grade(), conditions, parameters);
        }
        equal("territory", filter.territory(), conditions, parameters);
        equal("industry", filter.industry(), conditions, parameters);
        var where = " from customer c where " + String.join(" and ", conditions);
        var rows = jdbc.sql("""
                        select c.id, c.name, c.grade, c.industry, c.territory, c.city, c.employees, c.pooled_on as since, p.last_on
                        from (select c.id%s order by c.grade nulls last, c.pooled_on, c.id limit :size offset :offset) found
                        join customer c on c.id = found.id join contact_plan p on p.customer_id = c.id
                        order by c.grade nulls last, c.pooled_on, c.id""".formatted(where))
                .params(parameters).param("size", page.size()).param("offset", page.offset()).query(PoolCustomer.class).list();
        return page.of(rows, jdbc.sql("select count(*)" + where).params(parameters).query(Long.class).single());
    }

    private static void equal(String column, String value, List<String> conditions, Map<String, Object> parameters) {
        if (value != null) {
            conditions.add("c." + column + " = :" + column);
            parameters.put(column, value);
        }
    }

    @Transactional(readOnly = true)
    public PoolStanding standing(Viewer viewer) {
        var most = limits.of(viewer.role());
        return jdbc.sql("""
                        select :aDay - count(*) filter (where s.ended_on = :today) as today,
                               :held - count(distinct s.customer_id) filter (where c.owner_login = :login) as held
                        from pool_stay s join customer c on c.id = s.customer_id where s.next_owner = :login and s.claimed""")
                .param("aDay", most.claimsADay()).param("held", most.claimsHeld()).param("today", today()).param("login", viewer.login())
                .query(PoolStanding.class).single();
    }

    /**
     * Takes these customers out of the pool for the person. Whoever comes second to one is told; beyond the limits nothing
     * is taken at all.
     */
    public Claimed claim(Collection<UUID> wanted, Viewer viewer) {
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw Refusal.ofField("customers", wanted.isEmpty() ? "pool.nothingChosen" : "pool.tooManyAtOnce", MOST);
        }
        // A person's claims take turns, so that two windows do not take twice what one may.
        Turn.take(jdbc, "pool claim " + viewer.login());
        requireRoom(wanted.size(), viewer);
        requireWait(wanted, viewer);
        var claimed = owners.fromPool(seen(wanted, viewer), viewer.login(), viewer.login());
        jdbc.sql("""
                        update pool_stay s set claimed = true, ended_on = :today where s.next_owner = :login and s.customer_id = any(cast(:ids as uuid[]))
                            and s.id = (select max(x.id) from pool_stay x where x.customer_id = s.customer_id)""")
                .param("today", today()).param("login", viewer.login()).param("ids", texts(claimed)).update();
        return new Claimed(claimed, lost(wanted.stream().filter(id -> !claimed.contains(id)).toList()));
    }

    private void requireRoom(int wanted, Viewer viewer) {
        var standing = standing(viewer);
        LimitFacts.Limits most = limits.of(viewer.role());
        if (wanted > standing.today()) {
            throw Refusal.ofField("customers", "pool.tooManyToday", most.claimsADay(), Math.max(0, standing.today()));
        }
        if (wanted > standing.held()) {
            throw Refusal.ofField("customers", "pool.tooManyHeld", most.claimsHeld(), Math.max(0, standing.held()));
        }
    }

    /** Nobody lets a customer lapse and takes it back the next morning. */
    private void requireWait(Collection<UUID> wanted, Viewer viewer) {
        var days = limits.of(viewer.role()).waitDays();
        jdbc.sql("""
                        select c.name, s.since from pool_stay s join customer c on c.id = s.customer_id
                        where s.ended_on is null and s.former_owner = :login and s.since > :from and s.customer_id = any(cast(:ids as uuid[]))
                        order by c.name limit 1""")
                .param("login", viewer.login()).param("from", today().minusDays(days)).param("ids", texts(wanted))
                .query((row, n) -> Refusal.ofField("customers", "pool.wait", row.getString(1),
                        row.getObject(2, LocalDate.class).plusDays(days).toString())).optional()
                .ifPresent(tooSoon -> {
                    throw tooSoon;
                });
    }

    private List<UUID> seen(Collection<UUID> wanted, Viewer viewer) {
        var seen = sight.of(viewer);
        return jdbc.sql("select c.id from customer c where c.id = any(cast(:ids as uuid[])) and " + seen.sql())
                .params(seen.parameters()).param("ids", texts(wanted)).query(UUID.class).list();
    }

    /** Only of those that left the pool lately: the person saw them there. */
    private List<String> lost(Collection<UUID> ids) {
        return jdbc.sql("""
                        select c.name from customer c where c.id = any(cast(? as uuid[]))
                            and exists (select 1 from pool_stay s where s.customer_id = c.id and s.ended_on >= ?) order by c.name""")
                .params(texts(ids), today().minusDays(1)).query(String.class).list();
    }

    /** A manager gives it back to everybody; nothing that a deal is open with goes. */
    public void release(UUID customer, String note, String by) {
        var owner = customers.get(customer).owner();
        if (owner == null) {
            throw Refusal.conflict("pool.noOwner");
        }
        var open = jdbc.sql("select exists (select 1 from opportunity where customer_id = ? and outcome = 'OPEN')").param(customer)
                .query(Boolean.class).single();
        if (open) {
            throw Refusal.ofField("choice", "pool.openDeal");
        }
        moved(owners.toPool(List.of(customer), owner, by), owner, "RELEASED", note, by);
    }

    /** Nobody spoke to them for as long as the table allows. */
    void lapsed(Collection<UUID> lapsed, String owner) {
        moved(owners.toPool(lapsed, owner, "system"), owner, "LAPSED", null, null);
    }

    private void moved(Collection<UUID> moved, String owner, String reason, String note, String by) {
        jdbc.sql("""
                        insert into pool_stay (customer_id, since, reason, note, former_owner, released_by)
                        select id, :today, :reason, :note, :owner, :by from unnest(cast(:ids as uuid[])) as m (id)""")
                .param("ids", texts(moved)).param("today", today()).param("reason", reason).param("note", note, Types.VARCHAR)
                .param("owner", owner).param("by", by, Types.VARCHAR).update();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
