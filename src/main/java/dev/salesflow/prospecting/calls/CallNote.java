package dev.salesflow.prospecting.calls;

import dev.salesflow.customer.ContactData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.prospecting.CallOutcome;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.SensitiveNumbers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a caller tells of a call.
 *
 * @param requestId names the wish: however often it arrives, one call comes of it
 * @param title what the contact's record says where the note says nothing
 * @param callBackAt only of {@link CallOutcome#CALL_BACK}
 * @param answers only of calls in which somebody was spoken to
 * @param facts what was learned, by field; null empties it
 * @param contactId the person spoken to; null where nobody known is named
 * @param person somebody new at the customer, or null
 * @param followUp null where nothing was agreed
 */
public record CallNote(String requestId, UUID prospectId, CallOutcome outcome, String title, String note, Instant callBackAt, Answers answers,
        Map<CustomerField, Object> facts, UUID contactId, ContactData person, FollowUp followUp) {

    /** What the customer answered; null: not asked. */
    public record Answers(Boolean dataRight, Boolean knowsCompany, Boolean knowsProduct, Boolean knowsRep) {

        public static final Answers NONE = new Answers(null, null, null, null);
    }

    private static final Duration AHEAD = Duration.ofDays(180);
    private static final int LONGEST_REQUEST = 150;
    private static final int LONGEST_NOTE = 2_000;

    public CallNote {
        note = PlainText.cleanLines(note);
        facts = Collections.unmodifiableMap(facts.isEmpty() ? new EnumMap<>(CustomerField.class) : new EnumMap<>(facts));
        answers = outcome != null && outcome.spoken() ? answers
                : new Answers(outcome != null && outcome.wrongData() ? Boolean.FALSE : null, null, null, null);
        callBackAt = outcome == CallOutcome.CALL_BACK ? callBackAt : null;
    }

    /** Everything that keeps it from being recorded, each naming its field. */
    List<Refusal> problems(Clock clock) {
        var now = clock.instant();
        var today = LocalDate.now(clock);
        var problems = new Refusals().add(PlainText.requiredProblem("requestId", requestId, LONGEST_REQUEST))
                .require(prospectId != null, "prospectId", "error.required")
                .require(outcome != null, "outcome", "prospecting.noOutcome")
                .add(PlainText.problem("note", note, LONGEST_NOTE))
                .require(note == null || !SensitiveNumbers.in(note), "note", "error.sensitiveNumber")
                .require(outcome != CallOutcome.CALL_BACK || callBackAt != null, "callBackAt", "prospecting.noCallBack")
                .require(callBackAt == null || callBackAt.isAfter(now) && callBackAt.isBefore(now.plus(AHEAD)), "callBackAt",
                        "prospecting.callBackOutOfRange", AHEAD.toDays())
                .require(outcome != CallOutcome.INTERESTED || followUp != null, "followUpDue", "prospecting.interestWithoutFollowUp")
                .require(followUp == null || outcome == null || outcome.spoken(), "outcome", "prospecting.followUpWithoutTalk");
        if (followUp != null) {
            problems.addAll(followUp.problems(today));
        }
        if (person != null) {
            person.problems().forEach(problem -> problems.add(Refusal.ofField("contact." + problem.field(), problem.key(), problem.arguments())));
        }
        return problems.all();
    }

    String said() {
        return note == null ? title : note;
    }

    /** The message that tells it in anybody's language where the caller wrote nothing; else null. */
    String word() {
        return note == null ? "prospecting.outcome." + outcome : null;
    }
}
