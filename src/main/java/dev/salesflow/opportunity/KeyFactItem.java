package dev.salesflow.opportunity;

import dev.salesflow.opportunity.KeyFact.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * What the sales method asks for under each key fact (its section 3); the signing day and the amount are the deal's own, who
 * leads is what its contenders say.
 */
public enum KeyFactItem {
    SELECTION_START(Kind.SCHEDULE, Input.DAY), SELECTION_END(Kind.SCHEDULE, Input.DAY), VENDOR_DECISION(Kind.SCHEDULE, Input.DAY),
    IMPLEMENTATION_START(Kind.SCHEDULE, Input.DAY), GO_LIVE(Kind.SCHEDULE, Input.DAY),
    FUNDS(Kind.BUDGET, Input.TEXT), WILL_TO_SPEND(Kind.BUDGET, Input.TEXT),
    MOTIVE(Kind.REQUIREMENT, Input.TEXT), PROBLEMS(Kind.REQUIREMENT, Input.TEXT), FUNCTIONS(Kind.REQUIREMENT, Input.TEXT),
    PLACES(Kind.REQUIREMENT, Input.TEXT), LANGUAGES(Kind.REQUIREMENT, Input.TEXT), MODULES(Kind.REQUIREMENT, Input.TEXT),
    SERVICES(Kind.REQUIREMENT, Input.TEXT), OUR_FIT(Kind.REQUIREMENT, Input.TEXT),
    INITIATOR(Kind.DECISION, Input.TEXT), DECIDER(Kind.DECISION, Input.TEXT), PROCESS(Kind.DECISION, Input.TEXT),
    CRITERIA(Kind.DECISION, Input.TEXT), MAJORITY(Kind.DECISION, Input.TEXT), PARENT(Kind.DECISION, Input.TEXT),
    OUTSIDERS(Kind.DECISION, Input.TEXT),
    WHY_THEM(Kind.COMPETITION, Input.TEXT), WHY_US(Kind.COMPETITION, Input.TEXT),
    PLAN(Kind.COMPETITION, Input.TEXT),
    EXCITES(Kind.EVALUATION, Input.TEXT), WORRIES(Kind.EVALUATION, Input.TEXT);

    /** How it is typed. */
    public enum Input {
        DAY, TEXT
    }

    public static final int LONGEST = 500;

    private final Kind kind;
    private final Input input;

    KeyFactItem(Kind kind, Input input) {
        this.kind = kind;
        this.input = input;
    }

    public Kind kind() {
        return kind;
    }

    public Input input() {
        return input;
    }

    public static List<KeyFactItem> of(Kind kind) {
        return Arrays.stream(values()).filter(item -> item.kind == kind).toList();
    }
}
