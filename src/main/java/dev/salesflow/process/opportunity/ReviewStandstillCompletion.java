package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The manager's word on a deal that stands still: advice, another rep, or the end. */
@Component
class ReviewStandstillCompletion implements TaskCompletion {

    private final OpportunityBook opportunities;
    private final DealForms forms;
    private final NextStep next;
    private final MessageSource messages;
    private final Clock clock;

    ReviewStandstillCompletion(OpportunityBook opportunities, DealForms forms, NextStep next, MessageSource messages,
            Clock clock) {
        this.opportunities = opportunities;
        this.forms = forms;
        this.next = next;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String taskId() {
        return OpportunityFlow.REVIEW;
    }

    @Override
    public void complete(CompletedTask task) {
        switch (task.text("decision")) {
            case "advise" -> opportunities.adviseOnStandstill(task.businessKey(), task.text("advice"), task.login());
            case "handOver" -> handOver(task);
            case "lost" -> next.lose(task);
            default -> throw Refusal.ofField("decision", "error.notAChoice");
        }
    }

    private void handOver(CompletedTask task) {
        var owner = task.text("newOwner");
        if (forms.colleagues(task.login()).stream().noneMatch(one -> one.value().equals(owner))) {
            throw Refusal.ofField("newOwner", "error.notAChoice");
        }
        opportunities.handOver(task.businessKey(), owner, task.login());
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var data = forms.known(task);
        var deal = opportunities.get(task.businessKey());
        var locale = LocaleContextHolder.getLocale();
        var since = LocalDate.ofInstant(deal.stageEnteredAt(), clock.getZone());
        data.put("standing", messages.getMessage("opportunity.standingSince", new Object[] {
                messages.getMessage("stage." + deal.stage(), null, locale), since.toString()}, locale));
        if (deal.owner() != null) {
            data.put("currentOwner", deal.owner());
        }
        data.put("colleagues", forms.colleagues(task.login()));
        return data;
    }
}
