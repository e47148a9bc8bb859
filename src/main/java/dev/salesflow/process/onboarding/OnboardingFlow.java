package dev.salesflow.process.onboarding;

import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.process.engine.Assignments;
import dev.salesflow.process.engine.Instances;
import dev.salesflow.process.engine.access.EngineGroups;
import dev.salesflow.training.onboarding.OnboardingCancelled;
import dev.salesflow.training.onboarding.OnboardingHandedOver;
import dev.salesflow.training.onboarding.OnboardingStarted;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the process with the onboarding, moves it to another mentor or manager, and ends it early; the business key is the onboarding's id. */
@Component
class OnboardingFlow {

    static final String PROCESS = "onboarding";
    static final String CANCELLED = "OnboardingCancelled";

    private final RuntimeService runtime;
    private final Instances instances;
    private final AsTheSystem system;
    private final Assignments assignments;
    private final EngineGroups groups;

    OnboardingFlow(RuntimeService runtime, Instances instances, AsTheSystem system, Assignments assignments, EngineGroups groups) {
        this.runtime = runtime;
        this.instances = instances;
        this.system = system;
        this.assignments = assignments;
        this.groups = groups;
    }

    @EventListener
    void onboardingStarted(OnboardingStarted event) {
        system.run(() -> runtime.startProcessInstanceByKey(PROCESS, event.onboardingId().toString(), Map.of(
                OnboardingVariables.OWNER.name(), event.newcomer(),
                OnboardingVariables.MENTOR.name(), event.mentor(),
                OnboardingVariables.LEADER.name(), event.leader(),
                OnboardingVariables.MANAGER_GROUP.name(), groups.leading(event.newcomer()))));
    }

    @EventListener
    void onboardingHandedOver(OnboardingHandedOver event) {
        system.run(() -> instances.whileActive(event.onboardingId(), instance -> {
            assignments.give(instance, OnboardingVariables.MENTOR, event.mentor());
            assignments.give(instance, OnboardingVariables.LEADER, event.leader());
            assignments.offer(instance, OnboardingVariables.MANAGER_GROUP, groups.leading(event.newcomer()));
        }));
    }

    @EventListener
    void onboardingCancelled(OnboardingCancelled event) {
        system.run(() -> instances.end(event.onboardingId(), PROCESS, CANCELLED, "the onboarding is cancelled"));
    }
}
