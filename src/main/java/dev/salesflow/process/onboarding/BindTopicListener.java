package dev.salesflow.process.onboarding;

import dev.salesflow.training.onboarding.OnboardingDays;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Says of each of the parallel topics which one it is, by its number. */
@Component("bindTopic")
class BindTopicListener implements ExecutionListener {

    private static final String NUMBER = "loopCounter";

    private final OnboardingDays days;

    BindTopicListener(OnboardingDays days) {
        this.days = days;
    }

    @Override
    public void notify(DelegateExecution one) {
        var topics = days.today(UUID.fromString(one.getProcessBusinessKey()));
        one.setVariableLocal(OnboardingVariables.TOPIC.name(), topics.get((Integer) one.getVariable(NUMBER)).id().toString());
        // Local too: each topic is decided on its own.
        one.setVariableLocal(OnboardingVariables.TOPIC_REPEATS.name(), false);
    }
}
