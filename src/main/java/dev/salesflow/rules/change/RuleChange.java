package dev.salesflow.rules.change;

import dev.salesflow.shared.Refusal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** One change of one table: typed, reviewed by somebody who typed none of it, published. Only a draft can be typed into. */
@Table("rule_change")
public class RuleChange {

    /** Where a change stands. */
    public enum State {
        DRAFT, REVIEW, REJECTED, APPROVED, PUBLISHED, WITHDRAWN;

        public boolean isOpen() {
            return this != PUBLISHED && this != WITHDRAWN;
        }

        public boolean isTyped() {
            return this == DRAFT || this == REJECTED;
        }
    }

    @Id
    private final UUID id;
    private final String tableName;
    private int baseVersion;
    private State state;
    private String grid;
    private String examples;
    private String source;
    private String reason;
    private String comment;
    private final String begunBy;
    private final Instant begunAt;
    private String submittedBy;
    private Instant submittedAt;
    private String decidedBy;
    private Instant decidedAt;
    private boolean emergency;
    private final Integer restores;
    private Integer publishedVersion;
    @Version
    private int revision;

    RuleChange(UUID id, String tableName, int baseVersion, State state, String grid, String examples, String source,
            String reason, String comment, String begunBy, Instant begunAt, String submittedBy, Instant submittedAt,
            String decidedBy, Instant decidedAt, boolean emergency, Integer restores, Integer publishedVersion, int revision) {
        this.id = id;
        this.tableName = tableName;
        this.baseVersion = baseVersion;
        this.state = state;
        this.grid = grid;
        this.examples = examples;
        this.source = source;
        this.reason = reason;
        this.comment = comment;
        this.begunBy = begunBy;
        this.begunAt = begunAt;
        this.submittedBy = submittedBy;
        this.submittedAt = submittedAt;
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
        this.emergency = emergency;
        this.restores = restores;
        this.publishedVersion = publishedVersion;
        this.revision = revision;
    }

    static RuleChange begin(UUID id, String table, int base, String grid, String examples, Integer restores, String by, Instant at) {
        return new RuleChange(id, table, base, State.DRAFT, grid, examples, null, null, null, by, at, null, null, null, null,
                false, restores, null, 0);
    }

    void type(String grid, String examples) {
        must(state.isTyped(), "rules.change.notADraft");
        this.grid = grid;
        this.examples = examples;
    }

    void submit(String source, int latest, String reason, String by, Instant at) {
        must(state.isTyped(), "rules.change.notADraft");
        mustStandOn(latest);
        state = State.REVIEW;
        this.source = source;
        this.reason = reason;
        submittedBy = by;
        submittedAt = at;
    }

    void mustBeAt(int seen) {
        must(revision == seen, "rules.change.moved");
    }

    /** The one who submitted it goes on typing. */
    void takeBack() {
        must(state == State.REVIEW, "rules.change.notInReview");
        state = State.DRAFT;
    }

    /** @param authors everybody who typed in it; whoever submitted it is one of them */
    void approve(Set<String> authors, String comment, String by, Instant at) {
        must(state == State.REVIEW, "rules.change.notInReview");
        if (by.equals(submittedBy) || authors.contains(by)) {
            throw Refusal.of("rules.change.ownWork");
        }
        decide(State.APPROVED, comment, by, at);
    }

    void reject(String comment, String by, Instant at) {
        must(state == State.REVIEW, "rules.change.notInReview");
        decide(State.REJECTED, comment, by, at);
    }

    /** An administrator alone, for an emergency; it stays visible in the version. */
    void override(String source, int latest, String reason, String by, Instant at) {
        must(state.isTyped() || state == State.REVIEW, "rules.change.decided");
        mustStandOn(latest);
        this.source = source;
        this.reason = reason;
        submittedBy = submittedBy == null ? by : submittedBy;
        submittedAt = submittedAt == null ? at : submittedAt;
        emergency = true;
        decide(State.APPROVED, null, by, at);
    }

    private void decide(State decision, String comment, String by, Instant at) {
        state = decision;
        this.comment = comment;
        decidedBy = by;
        decidedAt = at;
    }

    void publish(int version) {
        must(state == State.APPROVED, "rules.change.notApproved");
        state = State.PUBLISHED;
        publishedVersion = version;
    }

    /** What was approved cannot run; it goes back to be mended. */
    void fail(String why) {
        must(state == State.APPROVED, "rules.change.notApproved");
        state = State.REJECTED;
        emergency = false;
        comment = why;
    }

    void withdraw() {
        must(state.isTyped() || state == State.REVIEW, "rules.change.decided");
        state = State.WITHDRAWN;
    }

    /** Goes on from a version that was published since; what was typed stays. */
    void standOn(int version) {
        must(state.isTyped(), "rules.change.notADraft");
        baseVersion = version;
    }

    private void mustStandOn(int latest) {
        if (baseVersion != latest) {
            throw Refusal.conflict("rules.change.overtaken", baseVersion, latest);
        }
    }

    private static void must(boolean holds, String key) {
        if (!holds) {
            throw Refusal.conflict(key);
        }
    }

    public UUID id() {
        return id;
    }

    public String table() {
        return tableName;
    }

    public int baseVersion() {
        return baseVersion;
    }

    public State state() {
        return state;
    }

    String grid() {
        return grid;
    }

    public String examples() {
        return examples;
    }

    public String source() {
        return source;
    }

    public String reason() {
        return reason;
    }

    public String comment() {
        return comment;
    }

    public String begunBy() {
        return begunBy;
    }

    public Instant begunAt() {
        return begunAt;
    }

    public String submittedBy() {
        return submittedBy;
    }

    public String decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public boolean emergency() {
        return emergency;
    }

    public Integer restores() {
        return restores;
    }

    public Integer publishedVersion() {
        return publishedVersion;
    }

    public int revision() {
        return revision;
    }
}
