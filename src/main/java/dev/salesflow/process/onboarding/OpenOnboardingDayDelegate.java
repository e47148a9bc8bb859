package dev.salesflow.process.onboarding;

import dev.salesflow.training.onboarding.OnboardingDays;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The next day of the plan: as many topics follow side by side. */
@Component("openOnboardingDay")
class OpenOnboardingDayDelegate implements JavaDelegate {

    private final OnboardingDays days;

    OpenOnboardingDayDelegate(OnboardingDays days) {
        this.days = days;
    }

    @Override
    public void execute(DelegateExecution process) {
        process.setVariable(OnboardingVariables.TOPICS.name(), days.open(UUID.fromString(process.getProcessBusinessKey())));
    }
}
