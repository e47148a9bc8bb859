package dev.salesflow.opportunity.negotiation;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.List;

/**
 * One thing that is negotiated.
 *
 * @param demand what the customer asks
 * @param given what we gave; {@code taken} what we got for it
 */
public record Point(Kind kind, String demand, String given, String taken, State state) {

    static final int LONGEST = 1000;

    /** What it is about. */
    public enum Kind {
        PRICE, PAYMENT, SCOPE, DELIVERY, SERVICE, WARRANTY, PENALTY, OTHER
    }

    /** How it stands after the round. */
    public enum State {
        AGREED, OPEN, REFUSED
    }

    List<Refusal> problems() {
        return new Refusals().require(kind != null, "kind", "error.required").require(state != null, "state", "error.required")
                .add(PlainText.requiredProblem("demand", demand, LONGEST)).add(PlainText.problem("given", given, LONGEST))
                .add(PlainText.problem("taken", taken, LONGEST)).all();
    }
}
