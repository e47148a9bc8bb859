package dev.salesflow.prospecting.calls;

import dev.salesflow.nurturing.NextAction;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.SensitiveNumbers;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * What was agreed: it becomes the customer's next action.
 *
 * @param action in words, the way in it
 * @param owner null: whoever owns the customer, else the caller
 */
public record FollowUp(String action, String owner, LocalDate due, LocalTime time) {

    private static final int LONGEST = 500;

    List<Refusal> problems(LocalDate today) {
        return new Refusals().add(PlainText.requiredProblem("followUpWords", action, LONGEST))
                .require(action == null || !SensitiveNumbers.in(action), "followUpWords", "error.sensitiveNumber")
                .require(due != null, "followUpDue", "nextAction.noDay")
                .require(due == null || !due.isBefore(today), "followUpDue", "nextAction.dueInPast").all();
    }

    NextAction by(String login) {
        return new NextAction(action, login, due, time);
    }
}
