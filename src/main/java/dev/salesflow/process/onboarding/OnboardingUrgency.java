package dev.salesflow.process.onboarding;

import dev.salesflow.company.WorkingCalendar;
import dev.salesflow.process.engine.CreatedTask;
import dev.salesflow.process.engine.TaskCreated;
import dev.salesflow.process.engine.Urgency;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Newcomers wait for nobody: practised the same day, checked by the next working day, concluded within three. */
@Component
class OnboardingUrgency implements TaskCreated {

    private final WorkingCalendar calendar;
    private final Clock clock;

    OnboardingUrgency(WorkingCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Optional<Urgency> created(CreatedTask task) {
        if (!task.processId().equals(OnboardingFlow.PROCESS)) {
            return Optional.empty();
        }
        var days = switch (task.taskId()) {
            case "practiseTopic" -> 0;
            case "checkTopic" -> 1;
            default -> 3;
        };
        return Optional.of(new Urgency(null, null, calendar.plus(LocalDate.now(clock), days)));
    }
}
