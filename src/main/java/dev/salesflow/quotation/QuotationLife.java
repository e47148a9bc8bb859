package dev.salesflow.quotation;

import dev.salesflow.quotation.Quotation.State;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Instant;
import java.time.LocalDate;

/** Where a quotation is, and the steps that may follow. */
public class QuotationLife {

    private static final int LONGEST_ANSWER = 2000;

    private State state = State.DRAFT;
    private Instant sentAt;
    private String sentBy;
    private Instant answeredAt;
    private String answer;

    void mustBeDraft(int revision) {
        must(State.DRAFT, "quotation.noDraft", revision);
    }

    void submit(int revision, LocalDate validUntil, LocalDate today) {
        mustBeDraft(revision);
        mustHold(validUntil, today);
        state = State.IN_APPROVAL;
    }

    void approve(int revision) {
        must(State.IN_APPROVAL, "quotation.notInApproval", revision);
        state = State.APPROVED;
    }

    void sendBack(int revision) {
        must(State.IN_APPROVAL, "quotation.notInApproval", revision);
        state = State.DRAFT;
    }

    void withdraw(int revision) {
        if (state != State.IN_APPROVAL && state != State.APPROVED) {
            throw Refusal.conflict("quotation.notOnItsWay", revision);
        }
        state = State.DRAFT;
    }

    void send(int revision, String by, Instant now, LocalDate validUntil, LocalDate today) {
        must(State.APPROVED, "quotation.notApproved", revision);
        mustHold(validUntil, today);
        state = State.SENT;
        sentBy = by;
        sentAt = now;
    }

    /** False where it was accepted before. */
    boolean accept(int revision, String words, Instant now, LocalDate validUntil, LocalDate today) {
        if (state == State.ACCEPTED) {
            return false;
        }
        if (state == State.EXPIRED || state == State.SENT && validUntil.isBefore(today)) {
            throw Refusal.of("quotation.expired", revision, validUntil);
        }
        wish(revision, words, now);
        state = State.ACCEPTED;
        return true;
    }

    void reject(int revision, String words, Instant now) {
        wish(revision, words, now);
        state = State.REJECTED;
    }

    /** What the customer says counts after its last day, too; only taken it cannot be any more. */
    void wish(int revision, String words, Instant now) {
        if (state != State.SENT && state != State.EXPIRED) {
            throw Refusal.of("quotation.answered", revision);
        }
        new Refusals().add(PlainText.problem("answer", words, LONGEST_ANSWER)).throwIfAny();
        answer = words;
        answeredAt = now;
    }

    /** False where nothing runs out. */
    boolean expire(LocalDate validUntil, LocalDate today) {
        if (state != State.SENT || !validUntil.isBefore(today)) {
            return false;
        }
        state = State.EXPIRED;
        return true;
    }

    void supersede(int revision) {
        if (state != State.SENT && state != State.ACCEPTED) {
            throw Refusal.of("quotation.answered", revision);
        }
        state = State.SUPERSEDED;
    }

    void end(int revision) {
        if (state != State.SENT && !state.isInTheMaking()) {
            throw Refusal.of("quotation.answered", revision);
        }
        state = State.WITHDRAWN;
    }

    private static void mustHold(LocalDate validUntil, LocalDate today) {
        if (validUntil.isBefore(today)) {
            throw Refusal.ofField("validUntil", "quotation.alreadyExpired");
        }
    }

    private void must(State wanted, String otherwise, int revision) {
        if (state != wanted) {
            throw Refusal.conflict(otherwise, revision);
        }
    }

    State state() {
        return state;
    }

    /** Null while it is not sent. */
    public Instant sentAt() {
        return sentAt;
    }

    public String sentBy() {
        return sentBy;
    }

    public Instant answeredAt() {
        return answeredAt;
    }

    /** What the customer said to it; null where they said nothing. */
    public String answer() {
        return answer;
    }
}
