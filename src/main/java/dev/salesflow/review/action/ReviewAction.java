package dev.salesflow.review.action;

import dev.salesflow.shared.Refusal;
import dev.salesflow.team.TaskMarks.Marked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** What somebody is to do by a review: handed out when it closes, reported by its owner, accepted or given up in a later one. */
@Table("review_action")
class ReviewAction {

    /** From the meeting to its acceptance. */
    enum State { AGREED, ISSUED, DONE, ACCEPTED, DROPPED }

    @Id
    private final UUID id;
    private final String requestId;
    private final UUID reviewId;
    private final UUID customerId;
    private final String what;
    private String ownerLogin;
    private LocalDate dueOn;
    private final String agreedBy;
    private final Instant agreedAt;
    private State state;
    private String processId;
    private Integer percent;
    private String outcome;
    private String doneBy;
    private Instant doneAt;
    private UUID settledIn;
    private String settledBy;
    private Instant settledAt;
    private Integer acceptedPercent;
    private String mark;
    private Integer tableVersion;
    private Integer ruleRow;
    private String noteEn;
    private String noteZh;
    @Version
    private int version;

    ReviewAction(UUID id, String requestId, UUID reviewId, UUID customerId, String what, String ownerLogin, LocalDate dueOn, String agreedBy,
            Instant agreedAt, State state) {
        this.id = id;
        this.requestId = requestId;
        this.reviewId = reviewId;
        this.customerId = customerId;
        this.what = what;
        this.ownerLogin = ownerLogin;
        this.dueOn = dueOn;
        this.agreedBy = agreedBy;
        this.agreedAt = agreedAt;
        this.state = state;
    }

    void issue() {
        must(state == State.AGREED);
        state = State.ISSUED;
    }

    void taskStarted(String process) {
        processId = process;
    }

    void report(int share, String how, String by, Instant at) {
        must(state == State.ISSUED);
        state = State.DONE;
        percent = share;
        outcome = how;
        doneBy = by;
        doneAt = at;
    }

    void accept(UUID review, int share, Marked marked, String by, Instant at) {
        settle(State.ACCEPTED, review, by, at);
        acceptedPercent = share;
        mark = marked.mark().name();
        tableVersion = marked.tableVersion();
        ruleRow = marked.row();
        noteEn = marked.note().en();
        noteZh = marked.note().zh();
    }

    void drop(UUID review, String by, Instant at) {
        settle(State.DROPPED, review, by, at);
    }

    void postpone(LocalDate to) {
        must(state == State.ISSUED);
        dueOn = to;
    }

    void handOverTo(String owner) {
        must(isOpen());
        ownerLogin = owner;
    }

    private void settle(State how, UUID review, String by, Instant at) {
        must(state == State.ISSUED || state == State.DONE);
        state = how;
        settledIn = review;
        settledBy = by;
        settledAt = at;
    }

    private static void must(boolean holds) {
        if (!holds) {
            throw Refusal.conflict("review.action.over");
        }
    }

    /** Somebody still has to do it. */
    boolean isOpen() {
        return state == State.AGREED || state == State.ISSUED;
    }

    UUID id() {
        return id;
    }

    UUID reviewId() {
        return reviewId;
    }

    String owner() {
        return ownerLogin;
    }

    LocalDate dueOn() {
        return dueOn;
    }
}
