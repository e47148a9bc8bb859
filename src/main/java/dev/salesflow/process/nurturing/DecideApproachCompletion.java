package dev.salesflow.process.nurturing;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.People;
import dev.salesflow.nurturing.LatestContacts;
import dev.salesflow.nurturing.approach.ApproachBook;
import dev.salesflow.nurturing.approach.ApproachDecision;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The manager finds the cause, then changes the approach, lets the customer rest, or gives it back to everybody. */
@Component
class DecideApproachCompletion implements TaskCompletion {

    private final ApproachBook approaches;
    private final CustomerBook customers;
    private final LatestContacts contacts;
    private final People people;

    DecideApproachCompletion(ApproachBook approaches, CustomerBook customers, LatestContacts contacts, People people) {
        this.approaches = approaches;
        this.customers = customers;
        this.contacts = contacts;
        this.people = people;
    }

    @Override
    public String taskId() {
        return "decideApproach";
    }

    @Override
    public void complete(CompletedTask task) {
        var choice = task.choice("choice", ApproachDecision.Choice.class).orElse(null);
        approaches.decide(task.businessKey(), new ApproachDecision(choice, task.optionalText("cause").orElse(null),
                task.optionalText("approach").orElse(null), task.date("until").orElse(null)), task.login());
        task.route(NurturingVariables.APPROACH_CHANGES, choice == ApproachDecision.Choice.CHANGE);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var review = approaches.get(task.businessKey());
        var customer = customers.get(review.customerId());
        return Map.of("customerName", customer.name(), "grade", Objects.requireNonNullElse(customer.grade(), "–"),
                "repName", people.require(review.rep()).name(), "fruitless", review.fruitless(),
                "lastContacts", contacts.told(review.customerId(), review.fruitless()));
    }
}
