package dev.salesflow.process.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** The Chinese names that models carry for their tasks, read once for each deployed version. */
@Component
class TaskNames {

    private static final int MOST_KEPT = 100;

    private final ConcurrentLruCache<String, Map<String, String>> chinese;

    TaskNames(RepositoryService repository) {
        this.chinese = new ConcurrentLruCache<>(MOST_KEPT, definition -> {
            var names = new HashMap<String, String>();
            for (var task : repository.getBpmnModelInstance(definition).getModelElementsByType(UserTask.class)) {
                var name = property(task, "name_zh");
                if (name != null) {
                    names.put(task.getId(), name);
                }
            }
            return names;
        });
    }

    String of(Task task, Locale locale) {
        return task.getProcessDefinitionId() == null ? task.getName()
                : in(locale, task.getProcessDefinitionId(), task.getTaskDefinitionKey(), task.getName());
    }

    /** @param name the task's own, for everyone who reads another language and where the model has no Chinese */
    String in(Locale locale, String definitionId, String taskId, String name) {
        return locale.getLanguage().equals("zh") ? chinese.get(definitionId).getOrDefault(taskId, name) : name;
    }

    private static String property(BaseElement element, String name) {
        var extensions = element.getExtensionElements();
        return extensions == null ? null : extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue())
                .findFirst().orElse(null);
    }
}
