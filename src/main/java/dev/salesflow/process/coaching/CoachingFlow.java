package dev.salesflow.process.coaching;

import dev.salesflow.coaching.CoachingCancelled;
import dev.salesflow.coaching.CoachingKind;
import dev.salesflow.coaching.CoachingStarted;
import dev.salesflow.process.engine.access.EngineGroups;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the process with the coaching, and ends it when somebody cancels; the business key is the coaching's id. */
@Component
class CoachingFlow {

    static final String PROCESS = "coaching";
    static final String CANCELLED = "CoachingCancelled";

    private final RuntimeService runtime;

    CoachingFlow(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void coachingStarted(CoachingStarted event) {
        runtime.startProcessInstanceByKey(PROCESS, event.coachingId().toString(), Map.of(
                CoachingVariables.OWNER.name(), event.rep(),
                CoachingVariables.COACH.name(), event.coach(),
                CoachingVariables.MANAGER_GROUP.name(), EngineGroups.managersOf(event.team()),
                CoachingVariables.DEALS_ARE_LARGE.name(), event.kind() == CoachingKind.LARGE));
    }

    @EventListener
    void coachingCancelled(CoachingCancelled event) {
        runtime.createMessageCorrelation(CANCELLED)
                .processInstanceBusinessKey(event.coachingId().toString())
                .correlate();
    }
}
