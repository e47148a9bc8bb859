package dev.salesflow.opportunity.web;

import dev.salesflow.opportunity.DealAlert.Matter;
import dev.salesflow.opportunity.Outcome;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.web.ListAddress;
import dev.salesflow.shared.web.Query;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What a person looks for in the list; a part not asked for is null.
 *
 * @param outcome OPEN, WON, LOST or {@code PAUSED}
 * @param team with the teams below it
 * @param alert what is wrong with the deal, as it was looked at last
 * @param signing {@code none} without an expected day, {@code earlier} with one before this quarter
 */
record OpportunityFilter(String query, Stage stage, String outcome, String owner, UUID team, String grade, UUID customer, String alert, String signing,
        String sort) {

    static final String PAUSED = "PAUSED";
    static final String NONE = "none";
    static final String EARLIER = "earlier";
    private static final List<String> GRADES = List.of("A", "B", "C", "D", NONE);
    private static final List<String> OUTCOMES = List.of(Outcome.OPEN.name(), Outcome.WON.name(), Outcome.LOST.name(), PAUSED);
    private static final int LONGEST_QUERY = 200;

    /** The orders of the list. */
    enum Order {
        NEWEST("o.id desc"),
        STANDING("o.stage_entered_at, o.id"),
        SIGNING("o.expected_signing nulls last, o.id"),
        AMOUNT("o.amount desc nulls last, o.id");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    static OpportunityFilter ofCustomer(UUID id) {
        return new OpportunityFilter(null, null, null, null, null, null, id, null, null, null);
    }

    /** As the API takes it. */
    static OpportunityFilter narrow(Query query, Predicate<String> isPerson) {
        var outcome = query.oneOf("outcome", Outcome.class);
        return new OpportunityFilter(null, query.oneOf("stage", Stage.class), outcome == null ? null : outcome.name(),
                query.named("owner", isPerson, NONE), null, null, query.id("customer"), null, null, null);
    }

    /** As the page takes it. */
    static OpportunityFilter of(Query query, Predicate<String> isPerson) {
        var order = query.oneOf("sort", Order.class);
        var alert = query.oneOf("alert", Matter.class);
        return new OpportunityFilter(query.text("query", LONGEST_QUERY), query.oneOf("stage", Stage.class),
                query.oneOf("outcome", OUTCOMES), query.named("owner", isPerson, NONE), query.id("team"),
                query.oneOf("grade", GRADES), query.id("customer"), alert == null ? null : alert.name(),
                query.oneOf("signing", List.of(NONE, EARLIER)), order == null ? null : order.name());
    }

    Order order() {
        return sort == null ? Order.NEWEST : Order.valueOf(sort);
    }

    OpportunityFilter withOutcome(String other) {
        return new OpportunityFilter(query, stage, other, owner, team, grade, customer, alert, signing, sort);
    }

    /** Of the page that shows them; it takes no outcome at all for what is open. */
    String address() {
        return ListAddress.of("/opportunities").with("query", query).with("stage", stage).with("outcome", outcome == null ? "" : outcome)
                .with("owner", owner).with("team", team).with("grade", grade).with("customer", customer).with("alert", alert).with("signing", signing).with("sort", sort).toString();
    }

    /** Public for the template, as all that templates call. */
    public boolean isEmpty() {
        return query == null && stage == null && outcome == null && owner == null && team == null && grade == null && customer == null && alert == null
                && signing == null;
    }
}
