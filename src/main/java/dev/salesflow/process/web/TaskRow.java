package dev.salesflow.process.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A task with what a person needs to choose among tasks.
 *
 * @param subject the customer, or the rep who is coached; null for a process of the customer's own
 * @param action what is to be done, where the task is a next action
 * @param putOffTo a later day on which whoever does it wants to go on; null where that is today or was before
 * @param standsFor name of the person in whose place the assignee has it, absent until {@code standsUntil}; else null
 * @param assignee name of the person whose task it is, or null
 */
record TaskRow(String id, String name, String subject, String link, UUID opportunityId, UUID customerId, String stage, String grade,
        BigDecimal amount, String currency, String assignee, LocalDate due, boolean overdue, LocalDate since, String action, LocalDate putOffTo, String standsFor,
        LocalDate standsUntil) {

    /** For who may see the task, but not the record. */
    TaskRow nameOnly() {
        return new TaskRow(id, name, subject, null, null, null, null, null, null, null, assignee, due, overdue, since, null, putOffTo, standsFor,
                standsUntil);
    }
}
