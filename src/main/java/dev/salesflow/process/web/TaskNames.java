package dev.salesflow.process.web;

import java.util.Locale;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/** A task's name in the reader's language: models speak English and carry {@code name_zh} as data. */
@Component
class TaskNames {

    private final RepositoryService repository;

    TaskNames(RepositoryService repository) {
        this.repository = repository;
    }

    String of(Task task, Locale locale) {
        if (!Locale.CHINESE.getLanguage().equals(locale.getLanguage()) || task.getProcessDefinitionId() == null) {
            return task.getName();
        }
        UserTask drawn = repository.getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        if (drawn == null || drawn.getExtensionElements() == null) {
            return task.getName();
        }
        return drawn.getExtensionElements().getChildElementsByType(CamundaProperties.class).stream()
                .flatMap(properties -> properties.getChildElementsByType(CamundaProperty.class).stream())
                .filter(property -> "name_zh".equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst().orElse(task.getName());
    }
}
