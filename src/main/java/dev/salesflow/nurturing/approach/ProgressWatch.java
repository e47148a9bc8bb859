package dev.salesflow.nurturing.approach;

import dev.salesflow.customer.CustomerChanged;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.CustomersMerged;
import dev.salesflow.customer.CustomersMoved;
import dev.salesflow.grading.CustomerGraded;
import dev.salesflow.grading.Grade;
import dev.salesflow.nurturing.ContactRecorded;
import dev.salesflow.nurturing.ContactResult;
import dev.salesflow.nurturing.ContactTakenBack;
import dev.salesflow.nurturing.NextActionClosed;
import dev.salesflow.opportunity.DealFactsChanged;
import dev.salesflow.opportunity.OpportunityOpened;
import dev.salesflow.opportunity.OpportunityWon;
import dev.salesflow.opportunity.StageEntered;
import dev.salesflow.rules.RuleBook;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts a customer's contacts since something moved last, and asks for a decision when the table says so. */
@Component
class ProgressWatch {

    /** What the method asks for: need, time, money, what the grade goes by, and the company behind it. Everything else is whom and how to reach. */
    private static final Set<String> FACTS = keys(CustomerField.INDUSTRY, CustomerField.EMPLOYEES, CustomerField.ANNUAL_REVENUE, CustomerField.YEAR_ESTABLISHED,
            CustomerField.NEED, CustomerField.EXPECTED_PURCHASE, CustomerField.BUDGET_MIN, CustomerField.BUDGET_MAX, CustomerField.COMPUTERISATION, CustomerField.SYSTEM_STATE,
            CustomerField.SELECTION, CustomerField.SATISFACTION, CustomerField.VENDOR_HOPE, CustomerField.DESIGNER_LEFT);
    /** Our own order among customers: nothing happened with this one. */
    private static final Set<String> OUR_ORDER = keys(CustomerField.OWNER, CustomerField.PARENT, CustomerField.EXTERNAL_ID);
    /** Of a deal: who of us helps. */
    private static final String OUR_OWN = "presales";

    private final ApproachBook approaches;
    private final RuleBook rules;
    private final JdbcClient jdbc;

    ProgressWatch(ApproachBook approaches, RuleBook rules, JdbcClient jdbc) {
        this.approaches = approaches;
        this.rules = rules;
        this.jdbc = jdbc;
    }

    private record Counted(int fruitless, String owner, Grade grade) {
    }

    @EventListener
    void on(ContactRecorded event) {
        approaches.contacted(event.customerId(), event.said());
        var counted = jdbc.sql("""
                        update contact_plan p set fruitless = p.fruitless + 1 from customer c
                        where p.customer_id = ? and c.id = p.customer_id returning p.fruitless, p.owner_login as owner, c.grade""")
                .param(event.customerId()).query(Counted.class).single();
        if (counted.owner() == null) {
            return;
        }
        var facts = new ApproachFacts(counted.fruitless(), counted.grade());
        var decision = rules.decide(ApproachRules.REVIEW, facts);
        decision.row().filter(row -> Boolean.TRUE.equals(row.result().review()))
                .ifPresent(row -> approaches.open(event.customerId(), counted.owner(), facts, decision.version(), row.row()));
    }

    @EventListener
    void on(ContactTakenBack event) {
        jdbc.sql("update contact_plan set fruitless = greatest(fruitless - 1, 0) where customer_id = ?").param(event.customerId()).update();
    }

    @EventListener
    void on(CustomerGraded event) {
        var up = event.to() != null && (event.from() == null || event.to().compareTo(event.from()) < 0);
        happened(event.customerId(), up ? Happening.GRADE_UP : Happening.GRADE_DOWN);
    }

    @EventListener
    void on(CustomerChanged event) {
        if (!OUR_ORDER.containsAll(event.fields())) {
            happened(event.customerId(), event.fields().stream().anyMatch(FACTS::contains) ? Happening.FACTS_LEARNED : Happening.CONTACT_DATA_CHANGED);
        }
    }

    private static Set<String> keys(CustomerField... fields) {
        return Stream.of(fields).map(CustomerField::key).collect(Collectors.toUnmodifiableSet());
    }

    @EventListener
    void on(OpportunityOpened event) {
        happened(event.customerId(), Happening.DEAL_OPENED);
    }

    @EventListener
    void on(StageEntered event) {
        happened(event.customerId(), Happening.STAGE_ENTERED);
    }

    @EventListener
    void on(DealFactsChanged event) {
        if (!event.fields().equals(Set.of(OUR_OWN))) {
            happened(event.customerId(), Happening.DEAL_FACTS_LEARNED);
        }
    }

    @EventListener
    void on(OpportunityWon event) {
        happened(event.customerId(), Happening.DEAL_WON);
    }

    @EventListener
    void on(NextActionClosed event) {
        if (event.result() == ContactResult.DONE) {
            happened(event.customerId(), Happening.NEXT_ACTION_DONE);
        }
    }

    /** Another owner begins anew; the count itself goes with the plan. */
    @EventListener
    void on(CustomersMoved event) {
        approaches.begunAnew(event.customers());
    }

    @EventListener
    void on(CustomersMerged event) {
        approaches.begunAnew(List.of(event.from()));
    }

    private void happened(UUID customer, Happening what) {
        var progress = rules.decide(ApproachRules.PROGRESS, new ProgressFacts(what)).row().filter(row -> Boolean.TRUE.equals(row.result().progress()));
        if (progress.isPresent()) {
            approaches.begunAnew(List.of(customer));
        }
    }
}
