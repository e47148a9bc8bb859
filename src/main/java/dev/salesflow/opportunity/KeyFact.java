package dev.salesflow.opportunity;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * One of the six things to know of every deal, with what it rests on. A value without evidence is a guess and shown so.
 *
 * @param saidBy who at the customer's said it
 */
public record KeyFact(Kind kind, String value, String evidence, String saidBy, String recordedBy, Instant recordedAt) {

    /** The six, in the sales method's order. */
    public enum Kind {
        SCHEDULE, BUDGET, REQUIREMENT, DECISION, COMPETITION, EVALUATION;

        /** The field in which every form asks for what it rests on, for instance {@code budgetEvidence}. */
        public String evidenceField() {
            return name().toLowerCase(Locale.ROOT) + "Evidence";
        }
    }

    public static KeyFact of(Kind kind, String value, String evidence, String saidBy) {
        return new KeyFact(kind, value, evidence, saidBy, null, null);
    }

    boolean saysTheSameAs(KeyFact other) {
        return kind == other.kind && Objects.equals(value, other.value) && Objects.equals(evidence, other.evidence)
                && Objects.equals(saidBy, other.saidBy);
    }

    public boolean proven() {
        return evidence != null && !evidence.isBlank();
    }
}
