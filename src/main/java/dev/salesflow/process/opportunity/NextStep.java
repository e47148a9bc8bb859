package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.CompletedTask;
import org.springframework.stereotype.Component;

/** The question every form of the deal ends in: where to go from here. */
@Component
public class NextStep {

    static final String FIELD = "nextStep";
    static final String ON = "on";
    static final String LOST = "lost";

    private final OpportunityBook opportunities;

    NextStep(OpportunityBook opportunities) {
        this.opportunities = opportunities;
    }

    /** Hands the answer to the gateway; a loss is written down with its reason. */
    public void take(CompletedTask task) {
        var answer = task.text(FIELD);
        if (LOST.equals(answer)) {
            lose(task);
        }
        task.route(OpportunityVariables.NEXT_STEP, answer);
    }

    void lose(CompletedTask task) {
        var winner = task.optionalText("otherCompetitor").or(() -> task.optionalText("competitor")).orElse(null);
        opportunities.lose(task.businessKey(), task.text("lostReason"), winner, task.login());
    }

    /** Whether the rep goes on to what comes next. */
    public static boolean goesOn(CompletedTask task) {
        return ON.equals(task.text(FIELD));
    }
}
