package dev.salesflow.process.nurturing;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.nurturing.approach.ApproachBook;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The rep tries the new approach and tells what came of it: a contact like any other. */
@Component
class ApplyApproachCompletion implements TaskCompletion {

    private final ApproachBook approaches;
    private final TypedContact typed;
    private final CustomerBook customers;

    ApplyApproachCompletion(ApproachBook approaches, TypedContact typed, CustomerBook customers) {
        this.approaches = approaches;
        this.typed = typed;
        this.customers = customers;
    }

    @Override
    public String taskId() {
        return "applyApproach";
    }

    @Override
    public void complete(CompletedTask task) {
        typed.record(task, approaches.get(task.businessKey()).customerId(), null);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var review = approaches.get(task.businessKey());
        return Map.of("customerName", customers.get(review.customerId()).name(), "cause", Objects.requireNonNullElse(review.cause(), ""), "approach", review.approach());
    }
}
