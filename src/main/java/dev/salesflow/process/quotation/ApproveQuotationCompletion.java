package dev.salesflow.process.quotation;

import dev.salesflow.approval.ApprovalBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A signer decides, or a delegate says what they think. */
@Component
class ApproveQuotationCompletion implements TaskCompletion {

    private final ApprovalBook approvals;
    private final AskedSigners asked;
    private final ApprovalForm form;
    private final QuotationFlow flow;
    private final Viewers viewers;

    ApproveQuotationCompletion(ApprovalBook approvals, AskedSigners asked, ApprovalForm form, QuotationFlow flow, Viewers viewers) {
        this.approvals = approvals;
        this.asked = asked;
        this.form = form;
        this.flow = flow;
        this.viewers = viewers;
    }

    @Override
    public String taskId() {
        return QuotationFlow.APPROVE;
    }

    /** Who asks or had a hand in it signs in nobody's place. */
    @Override
    public boolean bars(OpenTask task) {
        return asked.request(task.businessKey()).filter(request -> request.isOwn(task.login())).isPresent();
    }

    @Override
    public void complete(CompletedTask task) {
        var signer = flow.signerOf(task.id());
        var before = approvals.ofSigner(signer);
        var by = viewers.of(task.login());
        var comment = task.optionalText("comment").orElse(null);
        var delegated = before.signer(signer).filter(one -> one.delegatedBy() != null).isPresent();
        var after = delegated ? approvals.giveBack(by, before.id(), signer, comment)
                : task.text("decision").equals("approve") ? approvals.approve(by, before.id(), signer, comment)
                : approvals.sendBack(by, before.id(), signer, task.integer("step").orElse(0), comment);
        task.route(QuotationVariables.APPROVAL_VERDICT, Verdict.of(after, before.step()));
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        return form.shown(flow.signerOf(task.id()), viewers.of(task.login()));
    }
}
