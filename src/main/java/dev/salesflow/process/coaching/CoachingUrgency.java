package dev.salesflow.process.coaching;

import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.company.WorkingCalendar;
import dev.salesflow.process.engine.CreatedTask;
import dev.salesflow.process.engine.TaskCreated;
import dev.salesflow.process.engine.Urgency;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The rule row's urgency as working days to begin in, so that coaching finds its place among the deals' tasks; the next step has a day of its own. */
@Component
class CoachingUrgency implements TaskCreated {

    private final CoachingBook coachings;
    private final WorkingCalendar calendar;
    private final Clock clock;

    CoachingUrgency(CoachingBook coachings, WorkingCalendar calendar, Clock clock) {
        this.coachings = coachings;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Optional<Urgency> created(CreatedTask task) {
        if (!task.processId().equals(CoachingFlow.PROCESS)) {
            return Optional.empty();
        }
        var coaching = coachings.find(task.businessKey());
        if (!coaching.running()) {
            return Optional.of(new Urgency(null, null, coaching.nextDue()));
        }
        var days = switch (coaching.urgency()) {
            case HIGH -> 2;
            case MEDIUM -> 5;
            case LOW -> 10;
        };
        return Optional.of(new Urgency(null, null, calendar.plus(LocalDate.now(clock), days)));
    }
}
