package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.gate.StepsAhead;
import dev.salesflow.process.engine.AsTheSystem;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Read off the model that the deal's process runs by, so that what an administrator draws holds here too. */
@Component
class NextStages implements StepsAhead {

    private final RuntimeService runtime;
    private final DrawnSteps steps;
    private final AsTheSystem system;

    NextStages(RuntimeService runtime, DrawnSteps steps, AsTheSystem system) {
        this.runtime = runtime;
        this.steps = steps;
        this.system = system;
    }

    @Override
    public Set<Stage> next(UUID deal) {
        return system.answer(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(deal.toString())
                .processDefinitionKey(OpportunityFlow.PROCESS).list()).stream().findFirst().map(this::after).orElse(Set.of());
    }

    private Set<Stage> after(ProcessInstance process) {
        return system.answer(() -> steps.after(process.getProcessDefinitionId(), runtime.getActiveActivityIds(process.getId())));
    }
}
