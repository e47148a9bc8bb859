package dev.salesflow.opportunity;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerChanged;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.CustomerRegistered;
import dev.salesflow.grading.CustomerGraded;
import dev.salesflow.grading.GradeBook;
import dev.salesflow.rules.RuleBook;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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

    private record Lead(String owner, String territory) {
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
     * Settles one lead; nothing happens where the customer has an owner. Several at once wait for each other, and the
     * name of the deal's request makes a second deal impossible even across restarts.
     *
     * @param by whose act made the lead known; null: the system
     */
    @Transactional
    public void route(UUID customer, String by) {
        var lead = jdbc.sql("select owner_login, territory from customer where id = ? for update").param(customer)
                .query((row, n) -> new Lead(row.getString(1), row.getString(2))).single();
        if (lead.owner() != null) {
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
                               (select count(*) from customer c where c.owner_login = u.login) as customers
                        from app_user u left join team t on t.id = u.team_id
                        where u.enabled and u.role = 'REP' and (cast(:territory as text) is null or t.territory = :territory)
                        order by deals, customers, u.login limit 1""")
                .param("territory", territory)
                .query((row, n) -> new Candidate(row.getString(1), row.getInt(2))).optional();
    }
}
