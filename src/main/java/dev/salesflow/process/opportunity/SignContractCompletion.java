package dev.salesflow.process.opportunity;

import dev.salesflow.contract.ContractBook;
import dev.salesflow.contract.Signing;
import dev.salesflow.contract.Term;
import dev.salesflow.contract.payment.Planned;
import dev.salesflow.opportunity.gate.StageGate;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.quotation.QuotationBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The signature, or the way back to the table. */
@Component
class SignContractCompletion implements TaskCompletion {

    private final ContractBook contracts;
    private final QuotationBook quotations;
    private final StageGate gate;
    private final DealForms forms;
    private final NextStep next;
    private final Clock clock;

    SignContractCompletion(ContractBook contracts, QuotationBook quotations, StageGate gate, DealForms forms, NextStep next, Clock clock) {
        this.contracts = contracts;
        this.quotations = quotations;
        this.gate = gate;
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
            gate.sign(task.businessKey(), task.login());
            contracts.sign(task.businessKey(), new Signing(task.text("number"), task.decimal("amount").orElse(null),
                    task.text("currency"), task.date("signedOn").orElse(null), task.optionalText("note").orElse(null),
                    new Term(task.date("startsOn").orElse(null), task.date("endsOn").orElse(null), task.date("warrantyUntil").orElse(null)), plan(task)),
                    task.login());
        }
        next.take(task);
    }

    /** A row that a person left empty is none. */
    private static List<Planned> plan(CompletedTask task) {
        return task.rows("plan").stream().map(row -> new Planned(null, row.date("due").orElse(null), row.decimal("instalment").orElse(null),
                row.optionalText("purpose").orElse(null))).filter(one -> one.due() != null || one.amount() != null || one.note() != null).toList();
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var data = forms.known(task);
        data.put("signedOn", LocalDate.now(clock));
        data.put("number", contracts.proposedNumber());
        quotations.accepted(task.businessKey()).ifPresent(accepted -> {
            data.put("amount", accepted.amount());
            data.put("currency", accepted.currency());
        });
        return data;
    }
}
