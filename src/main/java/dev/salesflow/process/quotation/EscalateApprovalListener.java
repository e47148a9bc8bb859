package dev.salesflow.process.quotation;

import dev.salesflow.approval.ApprovalUpkeep;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Who did not decide in time shares it with those above them. */
@Component("escalateApproval")
class EscalateApprovalListener implements TaskListener {

    private final ApprovalUpkeep approvals;

    EscalateApprovalListener(ApprovalUpkeep approvals) {
        this.approvals = approvals;
    }

    @Override
    public void notify(DelegateTask task) {
        approvals.escalate(UUID.fromString((String) task.getVariable(QuotationVariables.SIGNER.name())));
    }
}
