package dev.salesflow.approval;

import java.time.Instant;
import java.util.List;

/**
 * One row of a request's history.
 *
 * @param by null: the system
 * @param inPlaceOf whose deputy it was; null: nobody's
 * @param detail a role, a place or a step's number, as the verb has it; may be null
 */
public record ApprovalEntry(Instant at, Verb verb, String by, String inPlaceOf, String from, String to, int step, String detail,
        String comment) {

    /** Whether a signer sent it back to whoever asked. */
    public boolean endsIt() {
        return verb == Verb.SENT_BACK && by != null && "0".equals(detail);
    }

    /** Whether it was done in that place. */
    public boolean isFrom(Signer place) {
        return step == place.step() && place.login().equals(inPlaceOf == null ? by : inPlaceOf);
    }

    /** Everything that can happen to a request; each leaves one row. */
    public enum Verb {
        SUBMITTED, APPROVED, SENT_BACK, HANDED_OVER, DELEGATED, RETURNED, SIGNER_ADDED, WITHDRAWN, COPIED, URGED, ESCALATED, OVERRIDDEN,
        /** Who signed before is not asked again. */
        COUNTED,
        /** Nobody holds the role that was asked for. */
        FELL_TO_ADMINS,
        /** What is to be approved is another's by now, who asks for it instead. */
        CHANGED_HANDS
    }

    /** A row while it is put together. */
    static class Draft {

        private final List<ApprovalEntry> into;
        private final Verb verb;
        private final String by;
        private final Instant at;
        private int step;
        private String inPlaceOf;
        private String from;
        private String to;
        private String detail;
        private String comment;

        Draft(List<ApprovalEntry> into, Verb verb, String by, Instant at, int step) {
            this.into = into;
            this.verb = verb;
            this.by = by;
            this.at = at;
            this.step = step;
        }

        /** Of a signer's place; who is not that person acts as their deputy. */
        Draft of(Signer signer) {
            step = signer.step;
            inPlaceOf = by == null || by.equals(signer.login) ? null : signer.login;
            return this;
        }

        Draft from(String login) {
            from = login;
            return this;
        }

        Draft to(String login) {
            to = login;
            return this;
        }

        Draft detail(String text) {
            detail = text;
            return this;
        }

        Draft comment(String text) {
            comment = text;
            return this;
        }

        void add() {
            into.add(new ApprovalEntry(at, verb, by, inPlaceOf, from, to, step, detail, comment));
        }
    }
}
