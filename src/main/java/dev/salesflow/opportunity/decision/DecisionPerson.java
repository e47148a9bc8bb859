package dev.salesflow.opportunity.decision;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.List;
import java.util.UUID;

/**
 * One person in the decision on a deal.
 *
 * @param id null while not yet on the chart
 * @param inside whether they belong to the customer; others are head office, consultants, advisers
 * @param reportsTo the person above them on the chart, or null
 * @param step their place in the decision's path, from 1; null: not on it
 */
public record DecisionPerson(UUID id, int version, String name, String title, boolean inside, Part part, Support support, UUID reportsTo,
        Integer step, String note) {

    static final int LAST_STEP = 20;

    /** What they do in the decision. */
    public enum Part {
        INITIATOR, DECIDER, APPROVER, INFLUENCER, USER, EVALUATOR, BUYER, COACH, GATEKEEPER
    }

    /** How they stand towards us. */
    public enum Support {
        CHAMPION, FOR, NEUTRAL, AGAINST, ENEMY, UNKNOWN;

        /** As the picture shows it beside the colour. */
        public String sign() {
            return switch (this) {
                case CHAMPION -> "++";
                case FOR -> "+";
                case NEUTRAL -> "0";
                case AGAINST -> "−";
                case ENEMY -> "−−";
                case UNKNOWN -> "?";
            };
        }
    }

    /** What the fields alone would be refused for. */
    public List<Refusal> problems() {
        return new Refusals()
                .add(PlainText.requiredProblem("name", name, 200)).add(PlainText.problem("title", title, 200))
                .require(part != null, "part", "error.required").require(support != null, "support", "error.required")
                .require(step == null || step >= 1 && step <= LAST_STEP, "step", "decision.step.range", LAST_STEP)
                .require(reportsTo == null || !reportsTo.equals(id), "reportsTo", "decision.circle")
                .add(PlainText.problem("note", note, 2000)).all();
    }
}
