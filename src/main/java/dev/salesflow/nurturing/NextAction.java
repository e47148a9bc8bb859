package dev.salesflow.nurturing;

import dev.salesflow.shared.Days;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.SensitiveNumbers;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * What comes next, by whom, until when.
 *
 * @param owner login
 * @param time of that day; null where any will do
 */
public record NextAction(String action, String owner, LocalDate due, LocalTime time) {

    private static final int LONGEST = 500;

    /** Everything that keeps it from being agreed, each naming its field. */
    List<Refusal> problems(LocalDate today) {
        return new Refusals().add(PlainText.requiredProblem("nextAction", action, LONGEST))
                .require(action == null || !SensitiveNumbers.in(action), "nextAction", "error.sensitiveNumber")
                .add(PlainText.requiredProblem("nextOwner", owner, LONGEST))
                .add(dueProblem(due, today)).all();
    }

    static Optional<Refusal> dueProblem(LocalDate due, LocalDate today) {
        if (due == null) {
            return Optional.of(Refusal.ofField("nextDue", "nextAction.noDay"));
        }
        return due.isBefore(today) || due.isAfter(Days.LAST)
                ? Optional.of(Refusal.ofField("nextDue", "nextAction.dueInPast")) : Optional.empty();
    }

    NextAction on(LocalDate newDue) {
        return new NextAction(action, owner, newDue, time);
    }

    NextAction of(String newOwner) {
        return new NextAction(action, newOwner, due, time);
    }
}
