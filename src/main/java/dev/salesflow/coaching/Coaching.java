package dev.salesflow.coaching;

import dev.salesflow.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
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
    private String nextOwner;
    private LocalDate nextDue;
    private Instant nextDoneAt;
    @Version
    private int version;

    Coaching(UUID id, String repLogin, String coachLogin, State state, int round, Finding finding, String outcome, Instant endedAt, String nextOwner,
            LocalDate nextDue, Instant nextDoneAt, int version) {
        this.id = id;
        this.repLogin = repLogin;
        this.coachLogin = coachLogin;
        this.state = state;
        this.round = round;
        this.finding = finding;
        this.outcome = outcome;
        this.endedAt = endedAt;
        this.nextOwner = nextOwner;
        this.nextDue = nextDue;
        this.nextDoneAt = nextDoneAt;
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

    void finish(Finding finding, NextStep next, Instant at) {
        mustRun();
        state = State.FINISHED;
        this.finding = finding;
        outcome = next.what();
        nextOwner = next.who() == NextStep.Who.REP ? repLogin : coachLogin;
        nextDue = next.due();
        endedAt = at;
    }

    /** Done, or given up. */
    void endNextStep(Instant at) {
        mustHaveNextStep();
        nextDoneAt = at;
    }

    void giveNextStepTo(String owner) {
        mustHaveNextStep();
        nextOwner = owner;
    }

    private void mustHaveNextStep() {
        if (nextOwner == null || nextDoneAt != null) {
            throw Refusal.of("coaching.nextStep.none");
        }
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

    String nextOwner() {
        return nextOwner;
    }

    int round() {
        return round;
    }
}
