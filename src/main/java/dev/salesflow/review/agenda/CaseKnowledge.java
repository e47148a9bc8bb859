package dev.salesflow.review.agenda;

import dev.salesflow.opportunity.DealAlert;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is known of a case, in nobody's language yet: read while the review is open, kept when it is closed.
 *
 * @param last null where nobody ever spoke to them
 * @param deals the rep's open ones, and those that closed since the case was last looked at
 * @param leftOut people of theirs to whom nobody has spoken
 * @param missing names of the customer's fields that a grade still needs
 */
public record CaseKnowledge(Profile profile, LastContact last, int contactsSince, Plan plan, List<Deal> deals, List<Next> next, List<Person> leftOut,
        List<Move> moves, List<String> missing) {

    /** What the customer's sheet says; each may be null. */
    public record Profile(String source, LocalDate knownSince, String need, LocalDate expectedPurchase, String computerisation, String systemState,
            String selection, String satisfaction, Boolean vendorHope, Boolean designerLeft) {
    }

    /**
     * @param way null for a meeting of a deal, which {@code stage} then names
     * @param word key of a message that tells what was said, null where somebody wrote it in words of their own
     * @param result of the contact, null for a meeting
     */
    public record LastContact(LocalDate on, String way, Stage stage, String said, String word, String customerWords, String result, String by) {
    }

    /** When they should hear from us again; each may be null. What is agreed with them makes a day that has passed not overdue. */
    public record Plan(LocalDate dueOn, String way, boolean overdue) {
    }

    /** @param daysInStage until today, or until it closed */
    public record Deal(UUID id, String outcome, Stage stage, long daysInStage, boolean paused, BigDecimal amount, String currency, LocalDate expectedSigning,
            List<Fact> facts, List<Alert> alerts) {

        public boolean open() {
            return outcome.equals("OPEN");
        }
    }

    /** One of the six. */
    public record Fact(KeyFact.Kind kind, State state, String value, String evidence) {

        /** Missing, a guess, said too long ago, or something to build on. */
        public enum State { MISSING, UNPROVEN, STALE, SOLID }
    }

    /** What the table {@code alert} says of the deal. */
    public record Alert(DealAlert.Level level, String noteEn, String noteZh) {
    }

    /** The same with what a review agreed on besides, the soonest first. */
    public CaseKnowledge agreeing(List<Next> more) {
        var all = Stream.concat(next.stream(), more.stream()).sorted(Comparator.comparing(Next::due, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
        return new CaseKnowledge(profile, last, contactsSince, plan, deals, all, leftOut, moves, missing);
    }

    /**
     * Something that comes next.
     *
     * @param kind null in minutes from before there were kinds: an action
     * @param due null only for a doubt that nobody set a day for
     */
    public record Next(Kind kind, LocalDate due, String what, String owner, boolean overdue) {

        /** An action that is open, a demo that is booked, a doubt that is to be cleared. */
        public enum Kind { ACTION, DEMO, DOUBT }

        public Next {
            kind = kind == null ? Kind.ACTION : kind;
        }
    }

    /** @param decides whether they stand in the chart of a deal's decision */
    public record Person(String name, String title, boolean decides) {
    }

    /** What moved since the case was last looked at. */
    public record Move(Kind kind, Instant at, String before, String after) {

        /** Of what: texts are stages, days, amounts, grades, outcomes or key facts by their names. */
        public enum Kind { STAGE, SIGNING, AMOUNT, FACT, GRADE, OUTCOME }
    }
}
