package dev.salesflow.process.web;

import dev.salesflow.nurturing.DueAction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/**
 * One thing to do on the day page: a task of the engine or a next action.
 *
 * @param address where it is done
 * @param subject whom it is about, with {@code link} to their page; both may be null
 * @param nextAction id of the next action; null for a task
 * @param due the day it was put off to, where it was
 * @param since when the task began; null for a next action
 */
record DayLine(String what, String address, String subject, String link, String grade, String stage, BigDecimal amount,
        String currency, LocalDate due, LocalTime time, LocalDate since, UUID nextAction, String phone,
        boolean putOff) {

    static DayLine of(TaskRow task) {
        return new DayLine(task.what(), tasklist(task.id()), task.subject(), task.link(), task.grade(), task.stage(), task.amount(),
                task.currency(), task.putOffTo() == null ? task.due() : task.putOffTo(), null, task.since(), null, null, task.putOffTo() != null);
    }

    static DayLine of(DueAction action) {
        return new DayLine(action.action(), "/next-actions/" + action.id(), action.customer(), "/customers/" + action.customerId(),
                action.grade(), null, null, null, action.due(), action.time(), null, action.id(), action.phone(), false);
    }

    static String tasklist(String taskId) {
        return "/camunda/app/tasklist/default/#/?task=" + taskId;
    }
}
