package dev.salesflow.process.coaching;

import dev.salesflow.coaching.CoachingBook;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Once a day; whether a reminder is due is the coaching's own business, so a repeated job does no harm. */
@Component("remindCoaching")
class RemindCoachingDelegate implements JavaDelegate {

    private final CoachingBook coachings;

    RemindCoachingDelegate(CoachingBook coachings) {
        this.coachings = coachings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        coachings.remind(UUID.fromString(execution.getProcessBusinessKey()));
    }
}
