package dev.salesflow.process.engine;

import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells whoever asked who holds a task, whenever that changes. */
@Component
class Holders {

    private final ObjectProvider<TaskHeld> listeners;

    Holders(ObjectProvider<TaskHeld> listeners) {
        this.listeners = listeners;
    }

    void assigned(TaskEntity task) {
        var change = task.getPropertyChanges().get(TaskEntity.ASSIGNEE);
        tell(task, change == null ? null : change.getOrgValueString(), task.getAssignee());
    }

    void over(TaskEntity task) {
        if (task.getAssignee() != null) {
            tell(task, task.getAssignee(), null);
        }
    }

    private void tell(TaskEntity task, String before, String now) {
        Completions.businessKey(task.getExecution()).ifPresent(record ->
                listeners.orderedStream().forEach(listener -> listener.held(task, record, before, now)));
    }
}
