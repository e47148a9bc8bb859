package dev.salesflow.process.quotation;

import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.Literal;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.process.opportunity.DealForms;
import dev.salesflow.process.opportunity.NextStep;
import dev.salesflow.product.PriceList;
import dev.salesflow.quotation.Offer;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.QuotationDrafts;
import dev.salesflow.quotation.template.QuotationTemplates;
import dev.salesflow.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The written offer is submitted: the draft that was written on its page, or one of a single line from this form. */
@Component
class PrepareQuotationCompletion implements TaskCompletion {

    static final String TASK = "prepareQuotation";

    private final QuotationBook quotations;
    private final QuotationDrafts drafts;
    private final QuotationFlow flow;
    private final DealForms forms;
    private final NextStep next;
    private final QuotationTemplates templates;
    private final QuotationFigures figures;
    private final PriceList products;

    PrepareQuotationCompletion(QuotationBook quotations, QuotationDrafts drafts, QuotationFlow flow, DealForms forms, NextStep next,
            QuotationTemplates templates, QuotationFigures figures, PriceList products) {
        this.quotations = quotations;
        this.drafts = drafts;
        this.flow = flow;
        this.forms = forms;
        this.next = next;
        this.templates = templates;
        this.figures = figures;
        this.products = products;
    }

    @Override
    public String taskId() {
        return TASK;
    }

    @Override
    public void complete(CompletedTask task) {
        if (NextStep.goesOn(task)) {
            var draft = draft(task.businessKey()).orElseGet(() -> drafts.begin(task.businessKey(), offer(task), task.login()));
            quotations.submit(draft.id(), task.login());
            flow.quotationSubmitted(task.businessKey(), task.id(), task.login());
        }
        next.take(task);
    }

    private static Offer offer(CompletedTask task) {
        return new Offer(DealForms.product(task), task.decimal("quantity").orElse(null), task.decimal("amount").orElseThrow(), task.text("currency"), task.date("validUntil").orElseThrow(), task.optionalText("note").orElse(null));
    }

    private Optional<Quotation> draft(UUID deal) {
        return quotations.making(deal);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var data = forms.known(task);
        data.put("quantity", BigDecimal.ONE);
        data.put("listPrices", listPrices());
        data.put("validUntil", templates.usualValidity());
        quotations.standing(task.businessKey()).ifPresent(before -> {
            data.put("amount", before.amount());
            if (before.note() != null) {
                data.put("note", before.note());
            }
        });
        var draft = draft(task.businessKey());
        data.put("drafted", draft.isPresent());
        data.put("shownDraft", draft.map(one -> "#" + one.revision()).orElse(""));
        data.put("shownFigures", draft.map(one -> figures.of(one, task.login())).orElse(""));
        data.put("draftLink", draft.map(figures::link).orElse(""));
        return data;
    }

    /** From which the form says what the amount is off the list. */
    private List<Map<String, Object>> listPrices() {
        return products.all().stream().filter(product -> product.listPrice() != null && product.currency() != null).limit(DealForms.MOST_CHOICES)
                .map(product -> Map.<String, Object>of("priceOf", product.id().toString(), "priceIn", product.currency(), "listPrice", product.listPrice(),
                        "shownPrice", Literal.of(Money.text(product.listPrice(), product.currency(), LocaleContextHolder.getLocale())))).toList();
    }
}
