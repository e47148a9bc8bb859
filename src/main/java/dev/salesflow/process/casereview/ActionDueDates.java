package dev.salesflow.process.casereview;

import dev.salesflow.process.engine.EndOfWork;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Moves the due date of an action's task, and knows whether the model in force makes actions tasks at all. */
@Component
class ActionDueDates {

    private final TaskService tasks;
    private final RepositoryService repository;
    private final Clock clock;

    ActionDueDates(TaskService tasks, RepositoryService repository, Clock clock) {
        this.tasks = tasks;
        this.repository = repository;
        this.clock = clock;
    }

    void due(ProcessInstance instance, LocalDate day) {
        var moment = EndOfWork.of(day, clock);
        tasks.createTaskQuery().processInstanceId(instance.getId()).list().forEach(task -> tasks.setDueDate(task.getId(), moment));
    }

    boolean modelHasStart(String message) {
        return repository.createProcessDefinitionQuery().messageEventSubscriptionName(message).latestVersion().active().count() > 0;
    }
}
