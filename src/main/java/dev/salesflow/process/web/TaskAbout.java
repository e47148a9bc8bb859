package dev.salesflow.process.web;

import dev.salesflow.identity.Viewers;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The ways from a task to the pages it is about, as Tasklist shows them above the form; of none that the person may not see. */
@Controller
class TaskAbout {

    private final OpenTasks tasks;
    private final Viewers viewers;

    TaskAbout(OpenTasks tasks, Viewers viewers) {
        this.tasks = tasks;
        this.viewers = viewers;
    }

    @GetMapping("/tasks/{id}/about")
    String about(@PathVariable String id, Model model, Locale locale) {
        var task = tasks.of(List.of(id), viewers.current(), locale).stream().filter(row -> row.link() != null || row.standsFor() != null).findFirst();
        task.ifPresent(row -> model.addAttribute("task", row));
        return "process/task-about :: ways";
    }
}
