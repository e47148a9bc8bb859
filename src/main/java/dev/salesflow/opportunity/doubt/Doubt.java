package dev.salesflow.opportunity.doubt;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Something that keeps the customer from signing, in their words, and what we answered.
 *
 * @param id null while not yet recorded; {@code number} is given within the deal, from 1
 * @param owner login of who answers it; null: the deal's rep
 * @param due until when it is to be answered
 * @param proof what the answer rests on: a reference, a test, a guarantee
 * @param resolvedOn the day on which the customer said it is settled; null while it is open
 */
public record Doubt(UUID id, int version, int number, Kind kind, String doubt, String owner, LocalDate due, String answer, String proof,
        boolean resolved, LocalDate resolvedOn, String recordedBy) {

    static final int LONGEST = 2000;

    /** What it is about. */
    public enum Kind {
        PRICE, FUNCTION, SERVICE, IMPLEMENTATION, REFERENCE, DELIVERY, DECISION, COMPETITOR, TERMS, OTHER
    }

    /** How far it is: the customer, not the answer, settles it. */
    public enum State {
        OPEN, ANSWERED, RESOLVED
    }

    /** As a person tells it. */
    public static Doubt told(UUID id, int version, Kind kind, String doubt, String owner, LocalDate due, String answer, String proof, boolean resolved) {
        return new Doubt(id, version, 0, kind, doubt, owner, due, answer, proof, resolved, null, null);
    }

    /** One that came up and nobody has answered yet. */
    public static Doubt open(Kind kind, String doubt) {
        return told(null, 0, kind, doubt, null, null, null, null, false);
    }

    /** What the fields alone would be refused for: nothing is settled without an answer. */
    public List<Refusal> problems() {
        return new Refusals().add(PlainText.requiredProblem("doubt", doubt, LONGEST)).require(kind != null, "kind", "error.required")
                .add(PlainText.problem("answer", answer, LONGEST)).add(PlainText.problem("proof", proof, LONGEST))
                .require(!resolved || answer != null && !answer.isBlank(), "answer", "doubt.answerMissing").all();
    }

    public State state() {
        return resolved ? State.RESOLVED : answer == null || answer.isBlank() ? State.OPEN : State.ANSWERED;
    }

    /** Whether the answer is late; one that is answered waits for the customer. */
    public boolean overdue(LocalDate today) {
        return state() == State.OPEN && due != null && due.isBefore(today);
    }

    /** Whether it tells nothing that {@code known} does not. */
    boolean saysNothingNewTo(Doubt known) {
        return kind == known.kind && doubt.strip().equals(known.doubt) && Objects.equals(owner, known.owner) && Objects.equals(due, known.due)
                && Objects.equals(PlainText.clean(answer), known.answer) && Objects.equals(PlainText.clean(proof), known.proof) && resolved == known.resolved;
    }
}
