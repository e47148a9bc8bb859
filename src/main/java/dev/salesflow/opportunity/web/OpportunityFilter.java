package dev.salesflow.opportunity.web;

import dev.salesflow.opportunity.Outcome;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.web.ListAddress;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

/**
 * What a person looks for in the list; an empty or unknown part is null and asks nothing.
 *
 * @param outcome OPEN, WON, LOST or {@code PAUSED}
 * @param team with the teams below it
 */
record OpportunityFilter(String query, Stage stage, String outcome, String owner, UUID team, String grade, UUID customer, String sort) {

    static final String PAUSED = "PAUSED";
    static final String NONE = "none";
    private static final Set<String> GRADES = Set.of("A", "B", "C", "D", NONE);
    private static final Set<String> OUTCOMES = Set.of(Outcome.OPEN.name(), Outcome.WON.name(), Outcome.LOST.name(), PAUSED);
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

    OpportunityFilter {
        query = clean(query);
        query = query == null ? null : query.substring(0, Math.min(query.length(), LONGEST_QUERY));
        outcome = outcome != null && OUTCOMES.contains(outcome) ? outcome : null;
        owner = clean(owner);
        grade = grade != null && GRADES.contains(grade) ? grade : null;
        sort = order(sort).name();
    }

    Order order() {
        return order(sort);
    }

    OpportunityFilter withOutcome(String other) {
        return new OpportunityFilter(query, stage, other, owner, team, grade, customer, sort);
    }

    /** Of the page that shows them; it takes no outcome at all for what is open. */
    String address() {
        return ListAddress.of("/opportunities").with("query", query).with("stage", stage).with("outcome", outcome == null ? "" : outcome)
                .with("owner", owner).with("team", team).with("grade", grade).with("customer", customer).with("sort", sort).toString();
    }

    /** Public for the template, as all that templates call. */
    public boolean isEmpty() {
        return query == null && stage == null && outcome == null && owner == null && team == null && grade == null && customer == null;
    }

    private static Order order(String name) {
        return Arrays.stream(Order.values()).filter(order -> order.name().equals(name)).findFirst().orElse(Order.NEWEST);
    }

    private static String clean(String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\0", "");
    }
}
