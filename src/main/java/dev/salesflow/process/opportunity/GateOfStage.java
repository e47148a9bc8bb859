package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.gate.StageGate;
import dev.salesflow.process.engine.CreatedTask;
import dev.salesflow.process.engine.TaskCreated;
import dev.salesflow.process.engine.Urgency;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Refuses a person's step that would enter a stage whose gate is not met, whichever way the model leads there: the step is
 * taken back as a whole, and its form says why. What the system does by itself,
 * for instance with imported deals, passes, and so does what follows from a signature: of that was asked when it was submitted.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class GateOfStage implements TaskCreated {

    private final StageGate gate;
    private final IdentityService identities;

    GateOfStage(StageGate gate, IdentityService identities) {
        this.gate = gate;
        this.identities = identities;
    }

    @Override
    public Optional<Urgency> created(CreatedTask task) {
        task.stage().map(StageOfTask::stage).ifPresent((Stage stage) -> enter(task, stage));
        return Optional.empty();
    }

    private void enter(CreatedTask task, Stage stage) {
        var person = identities.getCurrentAuthentication();
        if (task.decided()) {
            gate.passSigned(task.businessKey(), stage);
        } else if (person != null && person.getUserId() != null) {
            gate.pass(task.businessKey(), stage, person.getUserId());
        }
    }
}
