package dev.salesflow.process.opportunity;

import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.CustomerOfDeal;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.ProcessStart;
import dev.salesflow.process.engine.StartedBefore;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A deal begun in Tasklist by the customer's name or number. */
@Component
class StartOpportunity implements ProcessStart {

    private final OpportunityBook opportunities;
    private final CustomerOfDeal customers;
    private final DealForms forms;
    private final Viewers viewers;

    StartOpportunity(OpportunityBook opportunities, CustomerOfDeal customers, DealForms forms, Viewers viewers) {
        this.opportunities = opportunities;
        this.customers = customers;
        this.forms = forms;
        this.viewers = viewers;
    }

    @Override
    public String processId() {
        return OpportunityFlow.PROCESS;
    }

    /** A form that is sent again for another customer is another wish. */
    @Override
    public UUID start(CompletedTask form, String requestId) {
        var customer = customers.find(form.text("customer"), viewers.of(form.login()));
        var request = "form:" + requestId + ":" + customer;
        opportunities.openedBy(request).ifPresent(deal -> {
            throw new StartedBefore(deal.processId());
        });
        if (!form.yes("another")) {
            opportunities.refuseSecond(customer);
        }
        return opportunities.open(Opening.of(customer, request)
                .withProduct(DealForms.product(form))
                .withNote(form.optionalText("note").orElse(null))
                .askedByProcess(form.id()), form.login()).id();
    }

    @Override
    public Map<String, Object> formData(String login) {
        return Map.of("products", forms.products());
    }
}
