package dev.salesflow.nurturing.approach;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.LocalDate;
import java.util.List;

/**
 * What a manager decides.
 *
 * @param cause why nothing moved, as far as the manager found out
 * @param approach what the rep does otherwise; only with {@link Choice#CHANGE}
 * @param until when the customer is spoken to again; only with {@link Choice#PAUSE}
 */
public record ApproachDecision(Choice choice, String cause, String approach, LocalDate until) {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_PAUSE_MONTHS = 12;

    /** Another approach, rest, or the pool. */
    public enum Choice {
        CHANGE, PAUSE, RELEASE
    }

    public ApproachDecision {
        cause = PlainText.clean(cause);
        approach = choice == Choice.CHANGE ? PlainText.clean(approach) : null;
        until = choice == Choice.PAUSE ? until : null;
    }

    /** Everything that keeps it from being decided so, each naming its field. */
    List<Refusal> problems(LocalDate today) {
        var problems = new Refusals().require(choice != null, "choice", "error.required").add(PlainText.requiredProblem("cause", cause, LONGEST));
        if (choice == Choice.CHANGE) {
            problems.add(PlainText.requiredProblem("approach", approach, LONGEST));
        }
        if (choice == Choice.PAUSE) {
            problems.require(until != null, "until", "error.required")
                    .require(until == null || until.isAfter(today), "until", "approach.pauseInPast")
                    .require(until == null || !until.isAfter(today.plusMonths(LONGEST_PAUSE_MONTHS)), "until", "approach.pauseTooLong", LONGEST_PAUSE_MONTHS);
        }
        return problems.all();
    }
}
