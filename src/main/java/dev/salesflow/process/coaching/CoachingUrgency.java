package dev.salesflow.process.coaching;

import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.process.engine.CreatedTask;
import dev.salesflow.process.engine.TaskCreated;
import dev.salesflow.process.engine.Urgency;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The rule row's urgency as days to begin in, so that coaching finds its place among the deals' tasks. */
@Component
class CoachingUrgency implements TaskCreated {

    private final CoachingBook coachings;
    private final Clock clock;

    CoachingUrgency(CoachingBook coachings, Clock clock) {
        this.coachings = coachings;
        this.clock = clock;
    }

    @Override
    public Optional<Urgency> created(CreatedTask task) {
        if (!task.processId().equals(CoachingFlow.PROCESS)) {
            return Optional.empty();
        }
        var days = switch (coachings.find(task.businessKey()).urgency()) {
            case HIGH -> 2;
            case MEDIUM -> 7;
            case LOW -> 14;
        };
        return Optional.of(new Urgency(null, null, LocalDate.now(clock).plusDays(days)));
    }
}
