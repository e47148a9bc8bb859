package dev.salesflow.process.quotation;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Says of each of the parallel tasks whose it is: by its number, or by name where it was added later. */
@Component("bindSigner")
class BindSignerListener implements ExecutionListener {

    private static final String NUMBER = "loopCounter";

    private final AskedSigners asked;

    BindSignerListener(AskedSigners asked) {
        this.asked = asked;
    }

    @Override
    public void notify(DelegateExecution one) {
        var request = asked.request(UUID.fromString(one.getProcessBusinessKey())).orElseThrow();
        var signers = request.asked();
        var named = (String) one.getVariable(QuotationVariables.SIGNER.name());
        var signer = named == null ? signers.get((Integer) one.getVariable(NUMBER))
                : signers.stream().filter(each -> each.id().toString().equals(named)).findFirst().orElseThrow();
        one.setVariableLocal(QuotationVariables.SIGNER.name(), signer.id().toString());
        one.setVariableLocal(QuotationVariables.APPROVER.name(), AskedSigners.approver(request, signer));
    }
}
