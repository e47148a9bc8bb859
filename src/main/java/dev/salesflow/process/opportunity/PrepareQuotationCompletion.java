package dev.salesflow.process.opportunity;

import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.quotation.Offer;
import dev.salesflow.quotation.QuotationBook;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The written offer; a further one supersedes it. */
@Component
class PrepareQuotationCompletion implements TaskCompletion {

    private static final int USUAL_VALIDITY_DAYS = 30;

    private final QuotationBook quotations;
    private final DealForms forms;
    private final NextStep next;
    private final Clock clock;

    PrepareQuotationCompletion(QuotationBook quotations, DealForms forms, NextStep next, Clock clock) {
        this.quotations = quotations;
        this.forms = forms;
        this.next = next;
        this.clock = clock;
    }

    @Override
    public String taskId() {
        return "prepareQuotation";
    }

    @Override
    public void complete(CompletedTask task) {
        if (NextStep.goesOn(task)) {
            quotations.send(task.businessKey(), new Offer(DealForms.product(task), task.decimal("amount").orElseThrow(),
                    task.decimal("discountPercent").orElse(BigDecimal.ZERO), task.text("currency"),
                    task.date("validUntil").orElseThrow(), task.optionalText("note").orElse(null)), task.login());
        }
        next.take(task);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var data = forms.known(task);
        data.put("discountPercent", BigDecimal.ZERO);
        data.put("validUntil", LocalDate.now(clock).plusDays(USUAL_VALIDITY_DAYS));
        quotations.standing(task.businessKey()).ifPresent(before -> {
            data.put("discountPercent", before.discountPercent());
            data.put("amount", before.amount());
            if (before.note() != null) {
                data.put("note", before.note());
            }
        });
        return data;
    }
}
