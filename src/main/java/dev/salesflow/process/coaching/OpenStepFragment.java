package dev.salesflow.process.coaching;

import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.identity.Viewers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The step that waits, on the coaching's page: whose it is, until when, and the way to its form. */
@Controller
class OpenStepFragment {

    private final CoachingBook coachings;
    private final TaskService tasks;
    private final Viewers viewers;
    private final MessageSource messages;
    private final JdbcClient jdbc;
    private final Clock clock;

    OpenStepFragment(CoachingBook coachings, TaskService tasks, Viewers viewers, MessageSource messages, JdbcClient jdbc,
            Clock clock) {
        this.coachings = coachings;
        this.tasks = tasks;
        this.viewers = viewers;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param mine whether the reader is the one to do it */
    record Step(String id, String name, String who, LocalDate due, boolean late, boolean mine) {
    }

    @GetMapping("/coaching/{id}/step")
    String step(@PathVariable UUID id, Model model, Locale locale) {
        var viewer = viewers.current();
        coachings.find(viewer, id);
        var open = tasks.createTaskQuery().processInstanceBusinessKey(id.toString())
                .processDefinitionKey(CoachingFlow.PROCESS).list();
        model.addAttribute("open", open.stream().map(task -> step(task, viewer.login(), locale)).toList());
        return "coaching/step :: open";
    }

    private Step step(Task task, String reader, Locale locale) {
        var due = task.getDueDate() == null ? null
                : task.getDueDate().toInstant().atZone(clock.getZone()).toLocalDate();
        // A step that an admin drew has no sentence of ours: then the model's own name.
        var name = messages.getMessage("coaching.task." + task.getTaskDefinitionKey(), null, task.getName(), locale);
        return new Step(task.getId(), name, person(task.getAssignee()), due,
                due != null && due.isBefore(LocalDate.now(clock)), reader.equals(task.getAssignee()));
    }

    private String person(String login) {
        return login == null ? null : jdbc.sql("select name from app_user where login = ?").param(login)
                .query(String.class).optional().orElse(login);
    }
}
