package dev.salesflow.opportunity;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerChanged;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.CustomerRegistered;
import dev.salesflow.customer.CustomersTakenIn;
import dev.salesflow.grading.CustomerGraded;
import dev.salesflow.grading.Grade;
import dev.salesflow.grading.GradeBook;
import dev.salesflow.rules.RuleBook;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives customers without an owner to a rep, and begins a deal where the table says so. In the transaction that makes the
 * lead known; whichever of its occasions comes first settles it, the others find an owner.
 */
@Component
public class LeadRouting {

    private static final String SYSTEM = "system";

    private final RuleBook rules;
    private final CustomerBook customers;
    private final GradeBook grades;
    private final OpportunityBook opportunities;
    private final JdbcClient jdbc;

    LeadRouting(RuleBook rules, CustomerBook customers, GradeBook grades, OpportunityBook opportunities, JdbcClient jdbc) {
        this.rules = rules;
        this.customers = customers;
        this.grades = grades;
        this.opportunities = opportunities;
        this.jdbc = jdbc;
    }

    /** A rep who can be given a lead; {@code load} is their open deals. */
    private record Candidate(String login, int load) {
    }

    private record ListedLead(UUID id, String territory, Grade grade) {
    }

    /** One in the pool waits for whoever claims it. */
    private record Lead(String owner, String territory, boolean pooled) {
    }

    @EventListener
    void on(CustomerRegistered event) {
        route(event.customerId(), event.by());
    }

    @EventListener
    void on(CustomerGraded event) {
        route(event.customerId(), event.by());
    }

    @EventListener
    void on(CustomerChanged event) {
        if (event.fields().contains(CustomerField.TERRITORY.key())) {
            route(event.customerId(), event.by());
        }
    }

    /**
     * Those of a list: read, decided and written together. They are only given to somebody; a deal that is under way
     * comes as a deal's row, and a list of a million must not start as many processes.
     */
    @EventListener
    void on(CustomersTakenIn event) {
        var leads = jdbc.sql("""
                        select id, territory, grade from customer
                        where owner_login is null and pooled_on is null and id = any(cast(? as uuid[])) order by id""")
                .param(Stream.concat(event.created().stream(), event.changed().stream()).map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> new ListedLead(row.getObject(1, UUID.class), row.getString(2),
                        row.getString(3) == null ? null : Grade.valueOf(row.getString(3)))).list();
        if (leads.isEmpty()) {
            return;
        }
        var reps = new RepLoads(jdbc);
        var routes = rules.decideAll(LeadRules.LEAD_ROUTING, leads.stream()
                .map(lead -> new LeadFacts(lead.grade(), lead.territory(), reps.load(lead.territory()))).toList());
        var owners = new LinkedHashMap<UUID, String>();
        for (var n = 0; n < leads.size(); n++) {
            var lead = leads.get(n);
            var assignment = routes.get(n).row().map(row -> row.result().assignment()).orElse(LeadRoute.Assignment.NOBODY);
            var owner = switch (assignment) {
                case TERRITORY -> reps.next(lead.territory());
                case LEAST_LOADED -> reps.next();
                case NOBODY -> Optional.<String>empty();
            };
            owner.ifPresent(login -> owners.put(lead.id(), login));
        }
        if (!owners.isEmpty()) {
            customers.assignUnowned(owners, event.by() == null ? SYSTEM : event.by());
        }
    }

    /**
     * Settles one lead; nothing happens where the customer has an owner. Several at once wait for each other, and the
     * name of the deal's request makes a second deal impossible even across restarts.
     *
     * @param by whose act made the lead known; null: the system
     */
    @Transactional
    public void route(UUID customer, String by) {
        var lead = jdbc.sql("select owner_login, territory, pooled_on is not null from customer where id = ? for update").param(customer)
                .query((row, n) -> new Lead(row.getString(1), row.getString(2), row.getBoolean(3))).single();
        if (lead.owner() != null || lead.pooled()) {
            return;
        }
        var inTerritory = lead.territory() == null ? Optional.<Candidate>empty() : leastLoaded(lead.territory());
        var facts = new LeadFacts(grades.report(customer).grade(), lead.territory(),
                inTerritory.map(Candidate::load).orElse(null));
        var route = rules.decide(LeadRules.LEAD_ROUTING, facts).row();
        if (route.isEmpty()) {
            return;
        }
        var owner = switch (Objects.requireNonNullElse(route.get().result().assignment(), LeadRoute.Assignment.NOBODY)) {
            case TERRITORY -> inTerritory;
            case LEAST_LOADED -> leastLoaded(null);
            case NOBODY -> Optional.<Candidate>empty();
        };
        if (owner.isEmpty()) {
            return;
        }
        customers.assign(customer, owner.get().login(), by == null ? SYSTEM : by);
        if (Boolean.TRUE.equals(route.get().result().start())) {
            opportunities.open(Opening.of(customer, "lead:" + customer).withOwner(owner.get().login()), by);
        }
    }

    /** Among equals the one with fewer customers: a lead that starts no deal adds to nobody's load of deals. */
    private Optional<Candidate> leastLoaded(String territory) {
        return jdbc.sql("""
                        select u.login,
                               (select count(*) from opportunity o where o.owner_login = u.login and o.outcome = 'OPEN') as deals,
                               (select count(*) from customer c where c.owner_login = u.login and c.merged_into is null) as customers
                        from app_user u left join team t on t.id = u.team_id
                        where u.enabled and u.role = 'REP' and (cast(:territory as text) is null or t.territory = :territory)
                        order by deals, customers, u.login limit 1""")
                .param("territory", territory)
                .query((row, n) -> new Candidate(row.getString(1), row.getInt(2))).optional();
    }
}
