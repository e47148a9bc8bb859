package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.DealHelpers;
import dev.salesflow.process.engine.TaskHeld;
import dev.salesflow.process.engine.Variable;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Whoever holds a task of a deal that is not theirs helps with the deal. */
@Component
class HelpWithDeals implements TaskHeld {

    private static final Set<String> PROCESSES = Set.of(OpportunityFlow.PROCESS, "demo");

    private final DealHelpers helpers;

    HelpWithDeals(DealHelpers helpers) {
        this.helpers = helpers;
    }

    @Override
    public void held(DelegateTask task, UUID deal, String before, String now) {
        if (!PROCESSES.contains(task.getProcessDefinitionId().split(":")[0])) {
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
