package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.Money;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A round of negotiation; going on means the customer accepted the price. */
@Component
class NegotiateTermsCompletion implements TaskCompletion {

    private final FactBook factBook;
    private final QuotationBook quotations;
    private final DealForms forms;
    private final NextStep next;

    NegotiateTermsCompletion(FactBook factBook, QuotationBook quotations, DealForms forms, NextStep next) {
        this.factBook = factBook;
        this.quotations = quotations;
        this.forms = forms;
        this.next = next;
    }

    @Override
    public String taskId() {
        return "negotiateTerms";
    }

    @Override
    public void complete(CompletedTask task) {
        factBook.recordMeeting(task.businessKey(), Stage.NEGOTIATION, task.date("heldOn").orElseThrow(),
                task.values(), DealFacts.NONE, task.login());
        if (NextStep.goesOn(task)) {
            quotations.agree(task.businessKey(), task.decimal("agreedAmount").orElse(null), task.login());
        }
        next.take(task);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var data = forms.known(task);
        quotations.standing(task.businessKey()).ifPresent(quotation -> {
            data.put("quotedAmount", Money.text(quotation.amount(), quotation.currency(), LocaleContextHolder.getLocale()));
            data.put("agreedAmount", quotation.amount());
        });
        return data;
    }
}
