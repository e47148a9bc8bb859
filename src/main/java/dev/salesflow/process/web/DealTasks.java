package dev.salesflow.process.web;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.process.engine.access.EngineGroups;
import dev.salesflow.process.engine.language.ModelTexts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is to do for a deal now, as a part of its page, with the way into Tasklist. */
@Controller
class DealTasks {

    /**
     * One open task.
     *
     * @param assignee the person's name; null while nobody took it
     * @param offered whom it is offered to while nobody took it: the roles of its groups
     * @param opens whether the viewer finds it in Tasklist
     */
    record Line(String id, String name, String assignee, List<Role> offered, boolean opens, LocalDate due, boolean overdue, boolean rests) {
    }

    private final OpportunityBook opportunities;
    private final TaskService tasks;
    private final AsTheSystem system;
    private final ModelTexts texts;
    private final People people;
    private final Viewers viewers;
    private final JdbcClient jdbc;
    private final Clock clock;

    DealTasks(OpportunityBook opportunities, TaskService tasks, AsTheSystem system, ModelTexts texts, People people,
            Viewers viewers, JdbcClient jdbc, Clock clock) {
        this.opportunities = opportunities;
        this.tasks = tasks;
        this.system = system;
        this.texts = texts;
        this.people = people;
        this.viewers = viewers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @GetMapping("/opportunities/{id}/tasks")
    String ofOpportunity(@PathVariable UUID id, Model model, Locale locale) {
        var viewer = viewers.current();
        var deal = opportunities.visible(id, viewer);
        model.addAttribute("deal", deal);
        var open = open(id);
        var assignees = people.names(open.stream().map(Task::getAssignee).filter(Objects::nonNull).toList());
        var offered = offered(open);
        model.addAttribute("tasks", open.stream()
                .map(task -> line(task, assignees, offered.getOrDefault(task.getId(), List.of()), viewer, locale)).toList());
        return "process/deal-tasks :: panel";
    }

    /** Who sees the deal may see what is to do for it, whoever has to do it; so the engine is asked as itself. */
    private List<Task> open(UUID deal) {
        return system.answer(() -> tasks.createTaskQuery().processInstanceBusinessKey(deal.toString()).list()).stream()
                .sorted(Comparator.comparing(Task::getCreateTime)).toList();
    }

    private Line line(Task task, Map<String, String> assignees, List<Role> offered, Viewer viewer, Locale locale) {
        var due = task.getDueDate() == null ? null : LocalDate.ofInstant(task.getDueDate().toInstant(), clock.getZone());
        var assignee = task.getAssignee();
        var name = texts.name(locale, task.getProcessDefinitionId(), task.getTaskDefinitionKey(), task.getName());
        return new Line(task.getId(), name, assignees.getOrDefault(assignee, assignee), offered,
                viewer.leads() || viewer.login().equals(assignee) || offered.contains(viewer.role()), due,
                due != null && due.isBefore(LocalDate.now(clock)), task.isSuspended());
    }

    /** The roles that may take each of the tasks that nobody took. */
    private Map<String, List<Role>> offered(List<Task> open) {
        var untaken = open.stream().filter(task -> task.getAssignee() == null).map(Task::getId).toArray(String[]::new);
        var offered = new HashMap<String, List<Role>>();
        jdbc.sql("select distinct task_id_, group_id_ from act_ru_identitylink where type_ = 'candidate' and task_id_ = any(?) order by 2")
                .param(untaken).query(row -> {
                    var task = row.getString(1);
                    EngineGroups.roleOf(row.getString(2))
                            .ifPresent(role -> offered.computeIfAbsent(task, none -> new ArrayList<>()).add(role));
                });
        // Managers may take every task; whom it waits for are the others.
        offered.values().stream().filter(roles -> roles.size() > 1).forEach(roles -> roles.remove(Role.MANAGER));
        return offered;
    }
}
