package dev.salesflow.insight;

import dev.salesflow.contract.ContractCancelled;
import dev.salesflow.contract.ContractChanged;
import dev.salesflow.contract.ContractSigned;
import dev.salesflow.contract.payment.PaymentReceived;
import dev.salesflow.contract.payment.PaymentTakenBack;
import dev.salesflow.quotation.QuotationAnswered;
import dev.salesflow.quotation.QuotationExpired;
import dev.salesflow.quotation.QuotationSent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells of prices offered, answered and signed, and of what came of contracts. */
@Component
class ContractNews {

    private final TimelineBook timeline;

    ContractNews(TimelineBook timeline) {
        this.timeline = timeline;
    }

    @EventListener
    void on(QuotationSent event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "quotationSent",
                Argument.text(Integer.toString(event.revision())), Argument.money(event.amount(), event.currency()));
    }

    @EventListener
    void on(QuotationAnswered event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), event.accepted() ? "quotationAccepted" : "quotationRejected");
    }

    @EventListener
    void on(QuotationExpired event) {
        timeline.note(event.customerId(), event.opportunityId(), null, "quotationExpired", Argument.text(Integer.toString(event.revision())));
    }

    @EventListener
    void on(ContractSigned event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "contractSigned",
                Argument.text(event.number()), Argument.money(event.amount(), event.currency()));
    }

    @EventListener
    void on(PaymentReceived event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "paymentReceived",
                Argument.text(event.number()), Argument.money(event.amount(), event.currency()));
    }

    @EventListener
    void on(ContractChanged event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "contractChanged", Argument.text(event.number()));
    }

    @EventListener
    void on(PaymentTakenBack event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "paymentTakenBack",
                Argument.text(event.number()), Argument.money(event.amount(), event.currency()));
    }

    @EventListener
    void on(ContractCancelled event) {
        timeline.note(event.customerId(), event.opportunityId(), event.by(), "contractCancelled", Argument.text(event.number()), Argument.text(event.reason()));
    }
}
