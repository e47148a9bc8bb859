package dev.salesflow.review;

import dev.salesflow.shared.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A manager's review of one rep's cases in one period. It moves only while it is open. */
@Table("case_review")
class CaseReview {

    /** Of a review. */
    enum State { OPEN, HELD, CANCELLED }

    @Id
    private final UUID id;
    private final String repLogin;
    private String managerLogin;
    private State state;
    private String conclusion;
    private Instant endedAt;
    private String endedBy;
    @Version
    private int version;

    CaseReview(UUID id, String repLogin, String managerLogin, State state, String conclusion, Instant endedAt, String endedBy, int version) {
        this.id = id;
        this.repLogin = repLogin;
        this.managerLogin = managerLogin;
        this.state = state;
        this.conclusion = conclusion;
        this.endedAt = endedAt;
        this.endedBy = endedBy;
        this.version = version;
    }

    void mustBeOpen() {
        if (state != State.OPEN) {
            throw Refusal.conflict("review.over");
        }
    }

    void conclude(String words) {
        mustBeOpen();
        conclusion = words;
    }

    void close(String concluded, String by, Instant at) {
        end(State.HELD, concluded, by, at);
    }

    void cancel(String reason, String by, Instant at) {
        end(State.CANCELLED, reason, by, at);
    }

    void handOverTo(String manager) {
        mustBeOpen();
        managerLogin = manager;
    }

    private void end(State how, String words, String by, Instant at) {
        mustBeOpen();
        state = how;
        conclusion = words;
        endedBy = by;
        endedAt = at;
    }

    UUID id() {
        return id;
    }

    String rep() {
        return repLogin;
    }
}
