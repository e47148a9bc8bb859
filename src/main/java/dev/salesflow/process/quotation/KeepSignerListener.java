package dev.salesflow.process.quotation;

import dev.salesflow.absence.Absences;
import dev.salesflow.shared.Refusal;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A signature is not passed on by giving the task to somebody else, or nobody would know by whom: only as the approval has it. */
@Component("keepSigner")
class KeepSignerListener implements TaskListener {

    private final Absences absences;

    KeepSignerListener(Absences absences) {
        this.absences = absences;
    }

    @Override
    public void notify(DelegateTask task) {
        var approver = (String) task.getVariable(QuotationVariables.APPROVER.name());
        var isDeputy = approver != null && absences.standIn(approver).filter(standIn -> standIn.deputy().equals(task.getAssignee())).isPresent();
        if (!Objects.equals(task.getAssignee(), approver) && !isDeputy) {
            throw Refusal.of("approval.taskMoves");
        }
    }
}
