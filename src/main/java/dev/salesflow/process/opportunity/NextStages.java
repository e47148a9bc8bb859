package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.gate.StepsAhead;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Read off the model that the deal's process runs by, so that what an administrator draws holds here too. */
@Component
class NextStages implements StepsAhead {

    private final OpportunityFlow flow;

    NextStages(OpportunityFlow flow) {
        this.flow = flow;
    }

    @Override
    public Set<Stage> next(UUID deal) {
        return flow.stagesAhead(deal);
    }
}
