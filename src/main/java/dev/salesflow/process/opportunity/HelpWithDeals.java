package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.DealHelpers;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.TaskHeld;
import dev.salesflow.process.engine.Variable;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Whoever holds a task of a deal that is not theirs helps with the deal. */
@Component
class HelpWithDeals implements TaskHeld {

    private final DealHelpers helpers;
    private final OpportunityBook opportunities;

    HelpWithDeals(DealHelpers helpers, OpportunityBook opportunities) {
        this.helpers = helpers;
        this.opportunities = opportunities;
    }

    @Override
    public void held(DelegateTask task, UUID deal, String before, String now) {
        if (opportunities.find(deal).isEmpty()) {
            return;
        }
        if (isHelper(task, now)) {
            helpers.begins(task.getId(), deal, now);
        } else if (isHelper(task, before)) {
            helpers.ends(task.getId());
        }
    }

    private static boolean isHelper(DelegateTask task, String login) {
        return login != null && Stream.of(OpportunityVariables.OWNER, OpportunityVariables.PRESALES).map(Variable::name)
                .noneMatch(name -> login.equals(task.getVariable(name)));
    }
}
