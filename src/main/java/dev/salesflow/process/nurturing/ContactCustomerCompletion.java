package dev.salesflow.process.nurturing;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.nurturing.ContactResult;
import dev.salesflow.nurturing.cadence.ContactPlans;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.shared.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What came of a due contact: words, or nobody was reached. */
@Component
class ContactCustomerCompletion implements TaskCompletion {

    private final TypedContact typed;
    private final CustomerBook customers;
    private final ContactPlans plans;

    ContactCustomerCompletion(TypedContact typed, CustomerBook customers, ContactPlans plans) {
        this.typed = typed;
        this.customers = customers;
        this.plans = plans;
    }

    @Override
    public String taskId() {
        return "contactCustomer";
    }

    @Override
    public void complete(CompletedTask task) {
        switch (task.text("outcome")) {
            case "contacted" -> typed.record(task, task.businessKey(), null);
            case "failed" -> typed.record(task, task.businessKey(), ContactResult.FAILED);
            default -> throw Refusal.ofField("outcome", "error.notAChoice");
        }
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var shown = new HashMap<String, Object>();
        shown.put("customerName", customers.get(task.businessKey()).name());
        plans.of(task.businessKey()).ifPresent(plan -> {
            shown.put("lastOn", plan.lastOn() == null ? "–" : plan.lastOn().toString());
            shown.put("way", plan.way() == null ? null : plan.way().name());
        });
        return shown;
    }
}
