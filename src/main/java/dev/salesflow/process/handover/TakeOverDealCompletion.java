package dev.salesflow.process.handover;

import dev.salesflow.contract.Contract;
import dev.salesflow.contract.ContractBook;
import dev.salesflow.contract.handover.Handovers;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.process.opportunity.DealForms;
import dev.salesflow.shared.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whoever delivers reads what was promised, and takes it over or asks first. */
@Component
class TakeOverDealCompletion implements TaskCompletion {

    private final ContractBook contracts;
    private final Handovers handovers;
    private final OpportunityBook opportunities;
    private final DealForms forms;

    TakeOverDealCompletion(ContractBook contracts, Handovers handovers, OpportunityBook opportunities, DealForms forms) {
        this.contracts = contracts;
        this.handovers = handovers;
        this.opportunities = opportunities;
        this.forms = forms;
    }

    @Override
    public String taskId() {
        return "takeOverDeal";
    }

    @Override
    public void complete(CompletedTask task) {
        var contract = contract(task.businessKey()).id();
        var taken = task.text("answer").equals("taken");
        if (taken) {
            handovers.take(contract);
        } else {
            handovers.ask(contract, task.text("question"));
        }
        task.route(HandoverVariables.TAKEN_OVER, taken);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var deal = opportunities.get(task.businessKey());
        var contract = contract(deal.id());
        var data = new HashMap<String, Object>();
        data.put("customerName", forms.customerName(deal));
        data.put("number", contract.number());
        handovers.of(contract.id()).ifPresent(sheet -> {
            data.put("scope", sheet.scope());
            data.put("terms", sheet.terms());
            data.put("people", sheet.people());
            data.put("openItems", sheet.openItems());
        });
        data.values().removeIf(Objects::isNull);
        return data;
    }

    private Contract contract(UUID deal) {
        return contracts.of(deal).orElseThrow(() -> Refusal.of("handover.none"));
    }
}
