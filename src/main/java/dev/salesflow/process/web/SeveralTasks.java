package dev.salesflow.process.web;

import dev.salesflow.identity.Viewer;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.process.engine.EndOfWork;
import dev.salesflow.process.engine.TurnedDown;
import dev.salesflow.process.engine.access.AsThePerson;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * One step with several tasks, each for itself and in the person's own name: what one is refused for keeps no other back,
 * and the same asked twice ends the same.
 */
@Component
class SeveralTasks {

    /** What can be done with several at once. */
    enum Step { CLAIM, ASSIGN, POSTPONE, COMPLETE }

    /** What is asked; {@code to} is a login, {@code until} a day, each for its step only. */
    record Wish(Step step, String to, LocalDate until) {
    }

    /** What became of one task; {@code subject} may be null. */
    record Outcome(String name, String subject, boolean done, String sentence) implements java.io.Serializable {
    }

    private static final Logger LOG = LoggerFactory.getLogger(SeveralTasks.class);

    private final OpenTasks open;
    private final TaskService tasks;
    private final FormService forms;
    private final HistoryService history;
    private final AsThePerson engine;
    private final AsTheSystem system;
    private final ContactBook contacts;
    private final TurnedDown turnedDown;
    private final MessageSource messages;
    private final Clock clock;

    SeveralTasks(OpenTasks open, TaskService tasks, FormService forms, HistoryService history, AsThePerson engine, AsTheSystem system,
            ContactBook contacts, TurnedDown turnedDown, MessageSource messages, Clock clock) {
        this.open = open;
        this.tasks = tasks;
        this.forms = forms;
        this.history = history;
        this.engine = engine;
        this.system = system;
        this.contacts = contacts;
        this.turnedDown = turnedDown;
        this.messages = messages;
        this.clock = clock;
    }

    List<Outcome> all(List<String> ids, Wish wish, Viewer viewer, Locale locale) {
        var visible = engine.answer(viewer.login(), () -> tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).listPage(0, ids.size())).stream()
                .collect(Collectors.toMap(Task::getId, Function.identity()));
        var rows = visible.isEmpty() ? Map.<String, TaskRow>of()
                : open.of(List.copyOf(visible.keySet()), viewer, locale).stream().collect(Collectors.toMap(TaskRow::id, Function.identity()));
        return ids.stream().distinct().map(id -> one(id, visible.get(id), rows.get(id), wish, viewer, locale)).toList();
    }

    private Outcome one(String id, Task task, TaskRow row, Wish wish, Viewer viewer, Locale locale) {
        var name = row == null ? text("several.aTask", locale) : row.what();
        var subject = row == null ? null : row.subject();
        try {
            if (task != null) {
                step(task, row, wish, viewer);
            } else if (wish.step() != Step.COMPLETE || !completedBefore(id, viewer)) {
                throw Refusal.of("task.gone");
            }
            return new Outcome(name, subject, true, text("several.done." + wish.step(), locale));
        } catch (RuntimeException failed) {
            return new Outcome(name, subject, false, turnedDown.sentence(failed, id, locale).orElseGet(() -> unexpected(failed, id, locale)));
        }
    }

    private void step(Task task, TaskRow row, Wish wish, Viewer viewer) {
        switch (wish.step()) {
            case CLAIM -> as(viewer, () -> tasks.claim(task.getId(), viewer.login()));
            case ASSIGN -> assign(task, wish.to(), viewer);
            case POSTPONE -> postpone(task, row, wish.until(), viewer);
            case COMPLETE -> {
                mustBeTheirs(task, viewer);
                as(viewer, () -> forms.submitTaskForm(task.getId(), Map.of()));
            }
        }
    }

    private void assign(Task task, String to, Viewer viewer) {
        if (!viewer.leads()) {
            throw Refusal.of("error.forbidden");
        }
        as(viewer, () -> tasks.setAssignee(task.getId(), to));
    }

    /** A due date is for who leads to move; who does the task puts it off for themselves. A next action is postponed as such. */
    private void postpone(Task task, TaskRow row, LocalDate until, Viewer viewer) {
        if (row != null && row.action() != null) {
            contacts.postpone(UUID.fromString(row.link().substring(row.link().lastIndexOf('/') + 1)), until, viewer);
            return;
        }
        var day = EndOfWork.of(until, clock);
        if (viewer.leads()) {
            as(viewer, () -> tasks.setDueDate(task.getId(), day));
        } else {
            mustBeTheirs(task, viewer);
            system.run(() -> tasks.setFollowUpDate(task.getId(), day));
        }
    }

    private static void mustBeTheirs(Task task, Viewer viewer) {
        if (!viewer.login().equals(task.getAssignee())) {
            throw Refusal.of("several.takeFirst");
        }
    }

    private boolean completedBefore(String id, Viewer viewer) {
        return system.answer(() -> history.createHistoricTaskInstanceQuery().taskId(id).taskAssignee(viewer.login())
                .taskDeleteReason("completed").count()) > 0;
    }

    private void as(Viewer viewer, Runnable step) {
        engine.answer(viewer.login(), () -> {
            step.run();
            return null;
        });
    }

    private String unexpected(RuntimeException failed, String id, Locale locale) {
        var reference = Ids.next().toString().substring(0, 8);
        LOG.error("Reference {}: a step with the task {} failed", reference, id, failed);
        return text("error.unexpected", locale, reference);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
