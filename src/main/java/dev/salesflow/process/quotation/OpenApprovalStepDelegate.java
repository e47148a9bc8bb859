package dev.salesflow.process.quotation;

import dev.salesflow.shared.Refusal;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts whose signatures are wanted now: as many tasks follow. */
@Component("openApprovalStep")
class OpenApprovalStepDelegate implements JavaDelegate {

    private final AskedSigners asked;

    OpenApprovalStepDelegate(AskedSigners asked) {
        this.asked = asked;
    }

    @Override
    public void execute(DelegateExecution process) {
        var signers = asked.of(UUID.fromString(process.getProcessBusinessKey())).size();
        if (signers == 0) {
            throw Refusal.conflict("approval.stepOver");
        }
        process.setVariable(QuotationVariables.SIGNERS.name(), signers);
        process.setVariable(QuotationVariables.APPROVAL_VERDICT.name(), Verdict.OPEN);
    }
}
