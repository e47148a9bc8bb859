package dev.salesflow.nurturing.cadence;

import dev.salesflow.identity.Role;
import dev.salesflow.rules.RuleBook;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** How much one person takes on, by the table {@code nurturing-limit}; where it says nothing, nothing. */
@Component
public class RepLimits {

    private static final LimitFacts.Limits NONE = new LimitFacts.Limits(0, 0, 0, 0);

    private final RuleBook rules;

    RepLimits(RuleBook rules) {
        this.rules = rules;
    }

    public LimitFacts.Limits of(Role role) {
        var limits = rules.decide(NurturingRules.NURTURING_LIMIT, new LimitFacts(role)).row().map(row -> row.result()).orElse(NONE);
        return new LimitFacts.Limits(known(limits.tasksADay()), known(limits.claimsADay()), known(limits.claimsHeld()), known(limits.waitDays()));
    }

    private static Integer known(Integer limit) {
        return Objects.requireNonNullElse(limit, 0);
    }
}
