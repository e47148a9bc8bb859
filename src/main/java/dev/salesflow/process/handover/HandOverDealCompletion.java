package dev.salesflow.process.handover;

import dev.salesflow.contract.ContractBook;
import dev.salesflow.contract.handover.Handover;
import dev.salesflow.contract.handover.Handovers;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.process.opportunity.DealForms;
import dev.salesflow.shared.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The rep tells those who deliver what was promised; what the deal's page knows of it is written down already. */
@Component
class HandOverDealCompletion implements TaskCompletion {

    private final ContractBook contracts;
    private final Handovers handovers;
    private final HandoverSheet sheet;
    private final OpportunityBook opportunities;
    private final DealForms forms;

    HandOverDealCompletion(ContractBook contracts, Handovers handovers, HandoverSheet sheet, OpportunityBook opportunities, DealForms forms) {
        this.contracts = contracts;
        this.handovers = handovers;
        this.sheet = sheet;
        this.opportunities = opportunities;
        this.forms = forms;
    }

    @Override
    public String taskId() {
        return "handOverDeal";
    }

    @Override
    public void complete(CompletedTask task) {
        var receiver = task.text("receiver");
        if (receivers(task.businessKey(), task.login()).stream().noneMatch(one -> one.value().equals(receiver))) {
            throw Refusal.ofField("receiver", "error.notAChoice");
        }
        handovers.hand(contract(task.businessKey()), new Handover.Sheet(receiver, task.text("scope"), task.optionalText("terms").orElse(null),
                task.optionalText("people").orElse(null), task.optionalText("openItems").orElse(null)), task.login());
        task.route(HandoverVariables.RECEIVER, receiver);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var deal = opportunities.get(task.businessKey());
        var contract = contract(deal.id());
        var data = new HashMap<String, Object>();
        data.put("customerName", forms.customerName(deal));
        data.put("receivers", receivers(deal.id(), task.login()));
        handovers.of(contract).ifPresentOrElse(told -> {
            data.put("receiver", told.to());
            data.put("scope", told.scope());
            data.put("terms", told.terms());
            data.put("people", told.people());
            data.put("openItems", told.openItems());
            data.put("question", told.question());
            data.put("asked", told.question() != null);
        }, () -> data.putAll(sheet.proposed(deal, contracts.get(contract))));
        data.values().removeIf(Objects::isNull);
        return data;
    }

    private List<Choice> receivers(UUID deal, String login) {
        return forms.helpers(deal, login, Optional.ofNullable(handovers.of(contract(deal)).map(Handover::to).orElse(null)).stream().toList());
    }

    private UUID contract(UUID deal) {
        return contracts.of(deal).orElseThrow(() -> Refusal.of("handover.none")).id();
    }
}
