package dev.salesflow.process.casereview;

import dev.salesflow.review.action.ActionBook;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes what was agreed tasks; what is one already stays one. */
@Component("issueActions")
class IssueActionsDelegate implements JavaDelegate {

    private final ActionBook actions;

    IssueActionsDelegate(ActionBook actions) {
        this.actions = actions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        actions.issue(UUID.fromString(execution.getProcessBusinessKey()));
    }
}
