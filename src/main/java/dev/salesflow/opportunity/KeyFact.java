package dev.salesflow.opportunity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * One of the six things to know of every deal, with what it rests on. A value without evidence is a guess and shown so.
 *
 * @param saidBy who at the customer's said it
 * @param saidOn the day it was said; null: not known
 * @param confidence how sure we are; null: nobody judged
 * @param items the values that the method asks for under this fact, as far as known
 */
public record KeyFact(Kind kind, String value, String evidence, String saidBy, LocalDate saidOn, Confidence confidence,
        Map<KeyFactItem, String> items, String recordedBy, Instant recordedAt) {

    public KeyFact {
        items = Map.copyOf(items);
    }

    /** The six, in the sales method's order. */
    public enum Kind {
        SCHEDULE, BUDGET, REQUIREMENT, DECISION, COMPETITION, EVALUATION;

        /** The field in which every form asks for what it rests on, for instance {@code budgetEvidence}. */
        public String evidenceField() {
            return key() + "Evidence";
        }

        /** As addresses and events name it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How sure we are of a fact. */
    public enum Confidence {
        LOW, MEDIUM, HIGH
    }

    public static KeyFact of(Kind kind, String value, String evidence, String saidBy) {
        return new KeyFact(kind, value, evidence, saidBy, null, null, Map.of(), null, null);
    }

    public KeyFact said(LocalDate day) {
        return new KeyFact(kind, value, evidence, saidBy, day, confidence, items, recordedBy, recordedAt);
    }

    public KeyFact sure(Confidence how) {
        return new KeyFact(kind, value, evidence, saidBy, saidOn, how, items, recordedBy, recordedAt);
    }

    public KeyFact with(Map<KeyFactItem, String> known) {
        return new KeyFact(kind, value, evidence, saidBy, saidOn, confidence, known, recordedBy, recordedAt);
    }

    boolean saysTheSameAs(KeyFact other) {
        return kind == other.kind && Objects.equals(value, other.value) && Objects.equals(evidence, other.evidence)
                && Objects.equals(saidBy, other.saidBy);
    }

    /** The same in all but who wrote it down and when. */
    boolean isAsKnown(KeyFact known) {
        return saysTheSameAs(known) && Objects.equals(saidOn, known.saidOn) && confidence == known.confidence && items.equals(known.items);
    }

    /** Repeats what is known, no later and resting on nothing of its own; who said it is news only as long as that is unknown. */
    boolean saysNothingNewTo(KeyFact known) {
        return kind == known.kind && Objects.equals(value, known.value) && (evidence == null || evidence.equals(known.evidence))
                && (saidBy == null || known.saidBy != null)
                && (saidOn == null || known.saidOn != null && !saidOn.isAfter(known.saidOn)) && confidence == null && known.items.entrySet().containsAll(items.entrySet());
    }

    /** With the evidence that is known, of no other person and no other day. */
    boolean restsOnTheSameAs(KeyFact known) {
        return kind == known.kind && proven() && evidence.equals(known.evidence) && (saidBy == null || saidBy.equals(known.saidBy))
                && (saidOn == null || saidOn.equals(known.saidOn));
    }

    public boolean proven() {
        return evidence != null && !evidence.isBlank();
    }
}
