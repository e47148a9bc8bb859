package dev.salesflow.process.web;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.process.engine.language.ModelTexts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is to do for a deal now, as a part of its page, with the way into Tasklist. */
@Controller
class DealTasks {

    /** One open task; {@code assignee} is the person's name, null while nobody took it. */
    record Line(String id, String name, String assignee, LocalDate due, boolean overdue, boolean rests) {
    }

    private final OpportunityBook opportunities;
    private final TaskService tasks;
    private final AsTheSystem system;
    private final ModelTexts texts;
    private final People people;
    private final Viewers viewers;
    private final Clock clock;

    DealTasks(OpportunityBook opportunities, TaskService tasks, AsTheSystem system, ModelTexts texts, People people,
            Viewers viewers, Clock clock) {
        this.opportunities = opportunities;
        this.tasks = tasks;
        this.system = system;
        this.texts = texts;
        this.people = people;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/opportunities/{id}/tasks")
    String ofOpportunity(@PathVariable UUID id, Model model, Locale locale) {
        var deal = opportunities.visible(id, viewers.current());
        model.addAttribute("deal", deal);
        var open = open(id);
        var assignees = people.names(open.stream().map(Task::getAssignee).filter(Objects::nonNull).toList());
        model.addAttribute("tasks", open.stream().map(task -> line(task, assignees, locale)).toList());
        return "process/deal-tasks :: panel";
    }

    /** Who sees the deal may see what is to do for it, whoever has to do it; so the engine is asked as itself. */
    private List<Task> open(UUID deal) {
        return system.answer(() -> tasks.createTaskQuery().processInstanceBusinessKey(deal.toString()).list()).stream()
                .sorted(Comparator.comparing(Task::getCreateTime)).toList();
    }

    private Line line(Task task, Map<String, String> assignees, Locale locale) {
        var due = task.getDueDate() == null ? null : LocalDate.ofInstant(task.getDueDate().toInstant(), clock.getZone());
        var assignee = task.getAssignee();
        return new Line(task.getId(), texts.name(locale, task.getProcessDefinitionId(), task.getTaskDefinitionKey(), task.getName()), assignees.getOrDefault(assignee, assignee), due,
                due != null && due.isBefore(LocalDate.now(clock)), task.isSuspended());
    }
}
