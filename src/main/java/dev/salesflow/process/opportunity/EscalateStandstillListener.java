package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.OpportunityBook;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Reminding did not help: the manager gets a task to find out why. */
@Component("escalateStandstill")
class EscalateStandstillListener implements TaskListener {

    private final OpportunityBook opportunities;

    EscalateStandstillListener(OpportunityBook opportunities) {
        this.opportunities = opportunities;
    }

    @Override
    public void notify(DelegateTask task) {
        opportunities.escalateStandstill(UUID.fromString(task.getExecution().getProcessBusinessKey()));
    }
}
