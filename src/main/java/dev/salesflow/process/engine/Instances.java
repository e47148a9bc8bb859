package dev.salesflow.process.engine;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.UpdateProcessInstanceSuspensionStateBuilder;
import org.springframework.stereotype.Component;

/** The running instances of one business record, those of called processes too, and how they rest and end. */
@Component
public class Instances {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService jobs;

    Instances(RuntimeService runtime, TaskService tasks, ManagementService jobs) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.jobs = jobs;
    }

    public List<ProcessInstance> of(UUID record) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(record.toString()).list();
    }

    public void suspend(UUID record) {
        suspension(record).ifPresent(UpdateProcessInstanceSuspensionStateBuilder::suspend);
    }

    public void activate(UUID record) {
        suspension(record).ifPresent(UpdateProcessInstanceSuspensionStateBuilder::activate);
    }

    /** Empty for a record that no process leads yet. */
    private Optional<UpdateProcessInstanceSuspensionStateBuilder> suspension(UUID record) {
        var ids = of(record).stream().map(ProcessInstance::getId).toList();
        return ids.isEmpty() ? Optional.empty()
                : Optional.of(runtime.updateProcessInstanceSuspensionState().byProcessInstanceIds(ids));
    }

    /** The engine refuses to change tasks of a suspended process; a pause is lifted for that moment. */
    public void whileActive(UUID record, Consumer<ProcessInstance> change) {
        var instances = of(record);
        var rests = instances.stream().anyMatch(ProcessInstance::isSuspended);
        if (rests) {
            activate(record);
        }
        instances.forEach(change);
        if (rests) {
            suspend(record);
        }
    }

    /** Timers and due dates go on from where they stood. */
    public void postpone(UUID record, Duration by) {
        for (var instance : of(record)) {
            jobs.createJobQuery().processInstanceId(instance.getId()).timers().list().forEach(timer ->
                    jobs.setJobDuedate(timer.getId(), Date.from(timer.getDuedate().toInstant().plus(by))));
            tasks.createTaskQuery().processInstanceId(instance.getId()).list().stream()
                    .filter(task -> task.getDueDate() != null).forEach(task ->
                    tasks.setDueDate(task.getId(), Date.from(task.getDueDate().toInstant().plus(by))));
        }
    }

    /** By the model's own event for it; an administrator's model without that event ends all the same. */
    public void end(UUID record, String process, String message, String reason) {
        if (of(record).stream().anyMatch(ProcessInstance::isSuspended)) {
            activate(record);
        }
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(record.toString()).processDefinitionKey(process).list()
                .forEach(instance -> end(instance, message, reason));
    }

    private void end(ProcessInstance instance, String message, String reason) {
        var waits = runtime.createEventSubscriptionQuery().processInstanceId(instance.getId())
                .eventType("message").eventName(message).count() > 0;
        if (waits) {
            runtime.createMessageCorrelation(message).processInstanceId(instance.getId()).correlate();
        } else {
            runtime.deleteProcessInstance(instance.getId(), reason);
        }
    }
}
