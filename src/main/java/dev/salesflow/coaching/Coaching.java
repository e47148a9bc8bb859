package dev.salesflow.coaching;

import dev.salesflow.shared.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** One coaching of one rep by one coach, over as many rounds as it takes. It moves only while it runs. */
@Table("coaching_round")
class Coaching {

    enum State { RUNNING, FINISHED, CANCELLED }

    @Id
    private final UUID id;
    private final String repLogin;
    private String coachLogin;
    private State state;
    private int round;
    private Finding finding;
    private String outcome;
    private Instant endedAt;
    @Version
    private int version;

    Coaching(UUID id, String repLogin, String coachLogin, State state, int round, Finding finding, String outcome, Instant endedAt, int version) {
        this.id = id;
        this.repLogin = repLogin;
        this.coachLogin = coachLogin;
        this.state = state;
        this.round = round;
        this.finding = finding;
        this.outcome = outcome;
        this.endedAt = endedAt;
        this.version = version;
    }

    void mustRun() {
        if (state != State.RUNNING) {
            throw Refusal.of("coaching.ended.refused");
        }
    }

    void nextRound() {
        mustRun();
        round++;
    }

    void finish(Finding finding, String nextStep, Instant at) {
        mustRun();
        state = State.FINISHED;
        this.finding = finding;
        outcome = nextStep;
        endedAt = at;
    }

    void handOverTo(String coach) {
        mustRun();
        coachLogin = coach;
    }

    void cancel(String reason, Instant at) {
        mustRun();
        state = State.CANCELLED;
        outcome = reason;
        endedAt = at;
    }

    UUID id() {
        return id;
    }

    String rep() {
        return repLogin;
    }

    int round() {
        return round;
    }
}
