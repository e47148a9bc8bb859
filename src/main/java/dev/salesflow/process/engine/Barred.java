package dev.salesflow.process.engine;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.stereotype.Component;

/**
 * Whom a model's property {@code never} keeps from a task, not even as a deputy: the person whom that variable names, or with
 * {@code deputies} everybody who would stand in; then the task waits for its own person.
 */
@Component
class Barred {

    static final String PROPERTY = "never";
    static final String DEPUTIES = "deputies";

    private final RepositoryService repository;
    private final TaskService tasks;

    Barred(RepositoryService repository, TaskService tasks) {
        this.repository = repository;
        this.tasks = tasks;
    }

    boolean is(Task task, String person) {
        var drawn = repository.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey());
        return drawn instanceof UserTask user && user.getExtensionElements() != null
                && user.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> PROPERTY.equals(property.getCamundaName()))
                        .anyMatch(property -> DEPUTIES.equals(property.getCamundaValue()) || person.equals(tasks.getVariable(task.getId(), property.getCamundaValue())));
    }
}
