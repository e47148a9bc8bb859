package dev.salesflow.approval;

import dev.salesflow.shared.Ids;
import java.time.Instant;
import java.util.UUID;

/** Somebody's place in a step. Seats hold one or several people, any of whom signs for the seat; added ones must sign too. */
public class Signer {

    /** Closed: not needed any more. */
    public enum State { OPEN, APPROVED, CLOSED }

    final UUID id;
    final int step;
    final int seat;
    final ApprovalCase.Role role;
    String login;
    String delegatedBy;
    UUID waitsFor;
    State state = State.OPEN;
    String signedBy;
    Instant signedAt;
    /** Once for each: a place that is to climb on is another, see {@link #anew}. */
    boolean escalated;

    Signer(UUID id, int step, int seat, ApprovalCase.Role role, String login) {
        this.id = id;
        this.step = step;
        this.seat = seat;
        this.role = role;
        this.login = login;
    }

    void sign(String by, Instant at) {
        state = State.APPROVED;
        signedBy = by;
        signedAt = at;
    }

    void close() {
        state = State.CLOSED;
    }

    /** For another round of its step. */
    void reopen() {
        state = State.OPEN;
        login = delegatedBy == null ? login : delegatedBy;
        delegatedBy = null;
        waitsFor = null;
        signedBy = null;
        signedAt = null;
        escalated = false;
    }

    /** The same place for another, or for the same whose time begins anew. */
    Signer anew(String holder) {
        var place = new Signer(Ids.next(), step, seat, role, holder);
        place.delegatedBy = holder.equals(login) ? delegatedBy : null;
        place.waitsFor = waitsFor;
        return place;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isAdded() {
        return role == null;
    }

    public UUID id() {
        return id;
    }

    public int step() {
        return step;
    }

    /** Within the step; people of one role share it. */
    public int seat() {
        return seat;
    }

    /** Null for one whom another signer added. */
    public ApprovalCase.Role role() {
        return role;
    }

    public String login() {
        return login;
    }

    /** To whom it comes back; null where it is the person's own. */
    public String delegatedBy() {
        return delegatedBy;
    }

    public State state() {
        return state;
    }

    /** Another than {@link #login()} where a deputy signed. */
    public String signedBy() {
        return signedBy;
    }

    public Instant signedAt() {
        return signedAt;
    }
}
