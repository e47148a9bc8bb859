package dev.salesflow.process.engine;

import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.stereotype.Component;

/**
 * Who is kept from a task, not even as a deputy: the person whom the variable of a model's property {@code never} names, or with
 * {@code deputies} everybody who would stand in; and whom the business side turns down. Then the task waits for its own person.
 */
@Component
class Barred {

    static final String PROPERTY = "never";
    static final String DEPUTIES = "deputies";

    private final RepositoryService repository;
    private final TaskService tasks;
    private final Completions completions;

    Barred(RepositoryService repository, TaskService tasks, Completions completions) {
        this.repository = repository;
        this.tasks = tasks;
        this.completions = completions;
    }

    boolean is(Task task, UUID record, String person) {
        return isNamed(task, person) || isTurnedDown(task.getId(), task.getTaskDefinitionKey(), record, person);
    }

    boolean isTurnedDown(String taskId, String taskKey, UUID record, String person) {
        return completions.bars(taskId, taskKey, record, person);
    }

    private boolean isNamed(Task task, String person) {
        var drawn = repository.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey());
        return drawn instanceof UserTask user && user.getExtensionElements() != null
                && user.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> PROPERTY.equals(property.getCamundaName()))
                        .anyMatch(property -> DEPUTIES.equals(property.getCamundaValue()) || person.equals(tasks.getVariable(task.getId(), property.getCamundaValue())));
    }
}
