package dev.salesflow.process.opportunity;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A first visit; what it showed of the customer's situation goes to the customer, who is graded by it. */
@Component
class RecordVisitCompletion implements TaskCompletion {

    private static final List<CustomerField> SITUATION = List.of(CustomerField.COMPUTERISATION, CustomerField.SYSTEM_STATE,
            CustomerField.SELECTION, CustomerField.SATISFACTION, CustomerField.VENDOR_HOPE, CustomerField.DESIGNER_LEFT);

    private final OpportunityBook opportunities;
    private final FactBook factBook;
    private final CustomerBook customers;
    private final DealForms forms;
    private final FollowUps followUps;
    private final NextStep next;

    RecordVisitCompletion(OpportunityBook opportunities, FactBook factBook, CustomerBook customers, DealForms forms,
            FollowUps followUps, NextStep next) {
        this.opportunities = opportunities;
        this.factBook = factBook;
        this.customers = customers;
        this.forms = forms;
        this.followUps = followUps;
        this.next = next;
    }

    @Override
    public String taskId() {
        return "recordVisit";
    }

    @Override
    public void complete(CompletedTask task) {
        var learned = forms.learned(task).with(DealForms.said(task, Kind.REQUIREMENT, task.text("need")));
        factBook.recordMeeting(task.businessKey(), Stage.FIRST_VISIT, task.date("heldOn").orElseThrow(),
                task.values(), learned, task.login());
        tellTheCustomersSituation(task);
        followUps.take(task, task.text("need"));
        next.take(task);
    }

    private void tellTheCustomersSituation(CompletedTask task) {
        var facts = new EnumMap<CustomerField, Object>(CustomerField.class);
        SITUATION.forEach(field -> task.optionalText(field.key()).ifPresent(text -> facts.put(field, field.parse(text))));
        if (!facts.isEmpty()) {
            customers.learn(opportunities.get(task.businessKey()).customerId(), facts, task.login());
        }
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var data = forms.known(task);
        var facts = forms.keyFacts(task.businessKey());
        if (facts.containsKey(Kind.REQUIREMENT)) {
            data.put("need", facts.get(Kind.REQUIREMENT).value());
        }
        var customer = customers.get(opportunities.get(task.businessKey()).customerId());
        SITUATION.forEach(field -> {
            var value = field.in(customer.data());
            if (value != null) {
                data.put(field.key(), value.toString());
            }
        });
        return data;
    }
}
