package dev.salesflow.process.onboarding;

import dev.salesflow.training.onboarding.OnboardingDays;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Every topic of the day is settled: when does the next day begin, if there is one? */
@Component("closeOnboardingDay")
class CloseOnboardingDayDelegate implements JavaDelegate {

    private final OnboardingDays days;

    CloseOnboardingDayDelegate(OnboardingDays days) {
        this.days = days;
    }

    @Override
    public void execute(DelegateExecution process) {
        var next = days.next(UUID.fromString(process.getProcessBusinessKey()));
        process.setVariable(OnboardingVariables.ANOTHER_DAY.name(), next.isPresent());
        next.ifPresent(moment -> process.setVariable(OnboardingVariables.NEXT_DAY_AT.name(), Date.from(moment)));
    }
}
