package dev.salesflow.process.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A task with what a person needs to choose among tasks.
 *
 * @param subject the customer, or the rep who is coached; null for a process of the customer's own
 * @param amount of the deal; in a task to sign a quotation, of that
 * @param action what is to be done, where the task is a next action
 * @param putOffTo a later day on which whoever does it wants to go on; null where that is today or was before
 * @param planned the day for which it stands in a calendar: when it is due, or the later one it was put off to; may be null
 * @param standsFor name of the person in whose place the assignee has it, absent until {@code standsUntil}; else null
 * @param assignee name of the person whose task it is, or null
 */
record TaskRow(String id, String name, String subject, String link, UUID opportunityId, UUID customerId, String stage, String grade,
        BigDecimal amount, String currency, String assignee, LocalDate due, boolean overdue, LocalDate since, String action, LocalDate putOffTo,
        LocalDate planned, String standsFor, LocalDate standsUntil) {

    /** What there is to do: what was agreed, where that is known. */
    String what() {
        return action == null ? name : action;
    }

    /** For who may see the task, but not the record. */
    TaskRow nameOnly() {
        return new TaskRow(id, name, subject, null, null, null, null, null, null, null, assignee, due, overdue, since, null, putOffTo, planned,
                standsFor, standsUntil);
    }

    TaskRow worth(BigDecimal of, String inCurrency) {
        return new TaskRow(id, name, subject, link, opportunityId, customerId, stage, grade, of, inCurrency, assignee, due, overdue, since, action, putOffTo, planned,
                standsFor, standsUntil);
    }
}
