package dev.salesflow.process.opportunity;

import dev.salesflow.contract.ContractBook;
import dev.salesflow.contract.Signing;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.quotation.QuotationBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The signature, or the way back to the table. */
@Component
class SignContractCompletion implements TaskCompletion {

    private final ContractBook contracts;
    private final QuotationBook quotations;
    private final DealForms forms;
    private final NextStep next;
    private final Clock clock;

    SignContractCompletion(ContractBook contracts, QuotationBook quotations, DealForms forms, NextStep next, Clock clock) {
        this.contracts = contracts;
        this.quotations = quotations;
        this.forms = forms;
        this.next = next;
        this.clock = clock;
    }

    @Override
    public String taskId() {
        return "signContract";
    }

    @Override
    public void complete(CompletedTask task) {
        if (NextStep.goesOn(task)) {
            contracts.sign(task.businessKey(), new Signing(task.text("number"), task.decimal("amount").orElse(null),
                    task.text("currency"), task.date("signedOn").orElse(null), task.optionalText("note").orElse(null)),
                    task.login());
        }
        next.take(task);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var data = forms.known(task);
        data.put("signedOn", LocalDate.now(clock));
        quotations.accepted(task.businessKey()).ifPresent(accepted -> {
            data.put("amount", accepted.amount());
            data.put("currency", accepted.currency());
        });
        return data;
    }
}
