package dev.salesflow.nurturing;

import dev.salesflow.shared.Days;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * What a person tells of a contact. Blank texts read as absent.
 *
 * @param requestId names the wish to record it: however often it arrives, one record comes of it
 * @param contactId the customer's person spoken to; null where nobody is named
 * @param opportunityId the deal it was about, or null
 * @param heldAt null: just now
 * @param result null: open where something comes next, else done
 * @param next null where nothing is to be done
 * @param completes the record whose next action this contact was, or null
 */
public record ContactNote(String requestId, UUID customerId, UUID contactId, UUID opportunityId, Instant heldAt, ContactWay way,
        String said, String customerWords, String objection, String answer, ContactResult result, NextAction next, UUID completes) {

    private static final int LONGEST_REQUEST = 200;

    public ContactNote {
        var words = new ContactWords(way, said, customerWords, objection, answer);
        said = words.said();
        customerWords = words.customerWords();
        objection = words.objection();
        answer = words.answer();
        result = result != null ? result : next != null ? ContactResult.OPEN : ContactResult.DONE;
    }

    /** Everything that keeps it from being recorded, each naming its field. */
    List<Refusal> problems(Clock clock) {
        var problems = new Refusals()
                .add(PlainText.requiredProblem("requestId", requestId, LONGEST_REQUEST))
                .add(PlainText.lineProblem("requestId", requestId, LONGEST_REQUEST))
                .require(customerId != null, "customerId", "error.required")
                .addAll(words().problems())
                .require(heldAt == null || !heldAt.isAfter(clock.instant()), "heldAt", "contactRecord.inFuture")
                .require(heldAt == null || !heldAt.isBefore(Days.FIRST.atStartOfDay().toInstant(ZoneOffset.UTC)), "heldAt",
                        "error.dayOutOfRange", Days.FIRST.toString(), Days.LAST.toString())
                .require(next != null || result != ContactResult.OPEN, "nextAction", "contactRecord.openWithoutAction")
                .require(next == null || result == ContactResult.OPEN, "result", "contactRecord.closedWithAction");
        return (next == null ? problems : problems.addAll(next.problems(LocalDate.now(clock)))).all();
    }

    ContactWords words() {
        return new ContactWords(way, said, customerWords, objection, answer);
    }
}
