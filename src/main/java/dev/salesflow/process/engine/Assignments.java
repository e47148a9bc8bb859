package dev.salesflow.process.engine;

import dev.salesflow.process.engine.access.EngineGroups;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Gives a running instance's work to whom its variables name from now on: tasks that are open, and those to come. */
@Component
public class Assignments {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final AuthorizationService rights;
    private final StandIns standIns;

    Assignments(RuntimeService runtime, TaskService tasks, RepositoryService repository, AuthorizationService rights,
            StandIns standIns) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.repository = repository;
        this.rights = rights;
        this.standIns = standIns;
    }

    /** Nobody's task goes along; one that somebody else took stays theirs. */
    public void give(ProcessInstance instance, Variable<String> person, String to) {
        var before = set(instance, person, to);
        if (before != null) {
            tasksOf(instance).stream().filter(task -> before.equals(task.getOwner())).forEach(task -> tasks.setOwner(task.getId(), to));
        }
        for (var task : tasksFor(instance, person)) {
            if (task.getAssignee() == null || task.getAssignee().equals(before) || standIns.holdsFor(task, before)) {
                standIns.give(task, to);
            }
        }
    }

    /** One open task, to a person or whoever stands in for them. */
    public void give(Task task, String to) {
        standIns.give(task, to);
    }

    /** Who may take a task instead of its assignee; where the reps of their team may, too, those of the other team do. */
    public void offer(ProcessInstance instance, Variable<String> group, String to) {
        var before = set(instance, group, to);
        tasksOf(instance).forEach(task -> {
            offer(task, before, to);
            EngineGroups.repsLedBy(before).ifPresent(reps -> offer(task, reps, EngineGroups.repsLedBy(to).orElse(null)));
        });
    }

    /** The engine keeps a group's right to a task that is no longer offered to it. */
    public void offer(Task task, String from, String to) {
        if (from != null && !from.equals(to) && hasGroup(task, from)) {
            tasks.deleteCandidateGroup(task.getId(), from);
            rights.createAuthorizationQuery().groupIdIn(from).resourceType(Resources.TASK).resourceId(task.getId()).list()
                    .forEach(right -> rights.deleteAuthorization(right.getId()));
            if (to != null) {
                alsoOffer(task, to);
            }
        }
    }

    public void alsoOffer(Task task, String group) {
        if (!hasGroup(task, group)) {
            tasks.addCandidateGroup(task.getId(), group);
        }
    }

    /** The open tasks that the model gives to whom that variable names. */
    public List<Task> tasksFor(ProcessInstance instance, Variable<String> person) {
        return tasksOf(instance).stream()
                .filter(task -> drawn(task).map(UserTask::getCamundaAssignee).filter(("${" + person.name() + "}")::equals).isPresent())
                .toList();
    }

    /** Whether the model says by an expression to whom it offers the task, not by a group's name. */
    public boolean isOfferedByExpression(Task task) {
        return drawn(task).map(UserTask::getCamundaCandidateGroups).filter(groups -> groups.contains("${")).isPresent();
    }

    private String set(ProcessInstance instance, Variable<String> variable, String to) {
        var before = (String) runtime.getVariable(instance.getId(), variable.name());
        runtime.setVariable(instance.getId(), variable.name(), to);
        return before;
    }

    private List<Task> tasksOf(ProcessInstance instance) {
        return tasks.createTaskQuery().processInstanceId(instance.getId()).list();
    }

    private Optional<UserTask> drawn(Task task) {
        return Optional.ofNullable(repository.getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey()));
    }

    private boolean hasGroup(Task task, String group) {
        return tasks.getIdentityLinksForTask(task.getId()).stream().anyMatch(link -> group.equals(link.getGroupId()));
    }
}
