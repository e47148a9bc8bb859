package dev.salesflow.process.coaching;

import dev.salesflow.coaching.CoachingCancelled;
import dev.salesflow.coaching.CoachingHandedOver;
import dev.salesflow.coaching.CoachingKind;
import dev.salesflow.coaching.CoachingStarted;
import dev.salesflow.coaching.NextStepGoesOver;
import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.process.engine.Assignments;
import dev.salesflow.process.engine.Instances;
import dev.salesflow.process.engine.access.EngineGroups;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the process with the coaching, moves it to another coach, and ends it when somebody cancels; the business key is the coaching's id. */
@Component
class CoachingFlow {

    static final String PROCESS = "coaching";
    static final String CANCELLED = "CoachingCancelled";

    private final RuntimeService runtime;
    private final Instances instances;
    private final AsTheSystem system;
    private final Assignments assignments;
    private final EngineGroups groups;

    CoachingFlow(RuntimeService runtime, Instances instances, AsTheSystem system, Assignments assignments, EngineGroups groups) {
        this.runtime = runtime;
        this.instances = instances;
        this.system = system;
        this.assignments = assignments;
        this.groups = groups;
    }

    @EventListener
    void coachingStarted(CoachingStarted event) {
        runtime.startProcessInstanceByKey(PROCESS, event.coachingId().toString(), Map.of(
                CoachingVariables.OWNER.name(), event.rep(),
                CoachingVariables.COACH.name(), event.coach(),
                CoachingVariables.MANAGER_GROUP.name(), groups.leading(event.rep()),
                CoachingVariables.DEALS_ARE_LARGE.name(), event.kind() == CoachingKind.LARGE));
    }

    @EventListener
    void coachingCancelled(CoachingCancelled event) {
        system.run(() -> instances.end(event.coachingId(), PROCESS, CANCELLED, "the coaching is cancelled"));
    }

    @EventListener
    void nextStepGoesOver(NextStepGoesOver event) {
        if (event.owner() == null) {
            system.run(() -> instances.end(event.coachingId(), PROCESS, CANCELLED, "the rep is gone"));
        } else {
            system.run(() -> instances.whileActive(event.coachingId(), instance -> assignments.give(instance, CoachingVariables.NEXT_STEP_OWNER, event.owner())));
        }
    }

    @EventListener
    void coachingHandedOver(CoachingHandedOver event) {
        system.run(() -> instances.whileActive(event.coachingId(), instance -> {
            assignments.give(instance, CoachingVariables.COACH, event.coach());
            assignments.offer(instance, CoachingVariables.MANAGER_GROUP, groups.leading(event.rep()));
        }));
    }
}
