package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.Urgency;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A task nobody touched for a while goes to the top of the list, and the timeline says so. */
@Component("remindOfStandstill")
class RemindOfStandstillListener implements TaskListener {

    /** Above what grade, date and amount alone can make of a task. */
    static final int FIRST = 100 * Urgency.STEPS;

    private final OpportunityBook opportunities;

    RemindOfStandstillListener(OpportunityBook opportunities) {
        this.opportunities = opportunities;
    }

    @Override
    public void notify(DelegateTask task) {
        task.setPriority(FIRST);
        opportunities.remindOfStandstill(UUID.fromString(task.getExecution().getProcessBusinessKey()));
    }
}
