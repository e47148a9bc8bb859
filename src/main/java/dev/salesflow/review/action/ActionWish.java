package dev.salesflow.review.action;

import dev.salesflow.shared.Days;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.SensitiveNumbers;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a manager wants somebody to do.
 *
 * @param requestId names the wish: however often it arrives, one action comes of it
 * @param customerId null where it is about no single case
 * @param owner login
 */
public record ActionWish(String requestId, UUID customerId, String what, String owner, LocalDate due) {

    private static final int LONGEST = 500;
    private static final int LONGEST_REQUEST = 200;

    public ActionWish {
        what = PlainText.clean(what);
    }

    public ActionWish about(UUID customer) {
        return new ActionWish(requestId, customer, what, owner, due);
    }

    /** Everything that keeps it from being agreed, each naming its field. */
    List<Refusal> problems(LocalDate today) {
        return new Refusals().add(PlainText.requiredProblem("requestId", requestId, LONGEST_REQUEST)).add(PlainText.lineProblem("requestId", requestId, LONGEST_REQUEST))
                .add(PlainText.requiredProblem("what", what, LONGEST))
                .require(what == null || !SensitiveNumbers.in(what), "what", "error.sensitiveNumber")
                .require(due != null, "due", "error.required")
                .require(due == null || !due.isBefore(today) && !due.isAfter(Days.LAST), "due", "nextAction.dueInPast").all();
    }
}
