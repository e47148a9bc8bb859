package dev.salesflow.process.engine.language;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.salesflow.process.engine.AsTheSystem;
import java.util.Locale;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What is stored of a task or a filter, put back into what a reader of another language sends of it. */
@Component
class StoredTexts {

    private final TaskService tasks;
    private final FilterService filters;
    private final ModelTexts models;
    private final AsTheSystem system;

    StoredTexts(TaskService tasks, FilterService filters, ModelTexts models, AsTheSystem system) {
        this.tasks = tasks;
        this.filters = filters;
        this.models = models;
        this.system = system;
    }

    /** Also leaves out the form's reference, which the engine tells but refuses to be told. */
    void restoreTask(ObjectNode edited, String id) {
        edited.remove("camundaFormRef");
        var task = system.answer(() -> tasks.createTaskQuery().taskId(id).singleResult());
        if (task != null && task.getProcessDefinitionId() != null) {
            restore(edited, "name", task, task.getName());
            restore(edited, "description", task, task.getDescription());
        }
    }

    /** The engine's answer to one who may not change the task or filter is the same with and without this. */
    void restoreFilter(ObjectNode edited, String id, Locale reader) {
        var filter = system.answer(() -> filters.createFilterQuery().filterId(id).singleResult());
        if (filter != null) {
            FilterTexts.restore(edited, filter.getName(), filter.getProperties(), reader);
        }
    }

    private void restore(ObjectNode edited, String attribute, Task task, String stored) {
        var translated = models.text(task.getProcessDefinitionId(), task.getTaskDefinitionKey(), attribute, null);
        if (translated != null && translated.equals(edited.path(attribute).asText())) {
            edited.put(attribute, stored);
        }
    }
}
