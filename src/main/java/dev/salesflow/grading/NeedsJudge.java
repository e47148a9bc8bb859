package dev.salesflow.grading;

import dev.salesflow.rules.FiredRow;
import dev.salesflow.rules.RuleBook;
import org.springframework.stereotype.Component;

/** How well needs are met and what follows from it, by the table {@code needs-match}. */
@Component
public class NeedsJudge {

    private final RuleBook rules;

    NeedsJudge(RuleBook rules) {
        this.rules = rules;
    }

    /** The row that decides; the table answers every case. */
    public FiredRow<NeedsMatch> judge(NeedsScore score) {
        return rules.decide(GradingRules.NEEDS_MATCH, score).row().orElseThrow();
    }
}
