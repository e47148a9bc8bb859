package dev.salesflow.process.engine;

import dev.salesflow.shared.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Finds who acts on a submitted form, checks the form's values and hands them over, all within the engine's command.
 */
@Component
class Completions {

    private final DeployedForms forms = new DeployedForms();
    private final TaskNotes notes;
    private final Supplier<Map<String, TaskCompletion>> byTask;
    private final Supplier<Map<String, ProcessStart>> byProcess;

    /** The beans are looked up on first use: they stand on business modules, which the engine is created before. */
    Completions(ObjectProvider<TaskCompletion> completions, ObjectProvider<ProcessStart> starts, TaskNotes notes) {
        this.notes = notes;
        this.byTask = SingletonSupplier.of(() -> completions.stream()
                .collect(Collectors.toUnmodifiableMap(TaskCompletion::taskId, Function.identity())));
        this.byProcess = SingletonSupplier.of(() -> starts.stream()
                .collect(Collectors.toUnmodifiableMap(ProcessStart::processId, Function.identity())));
    }

    /** @param keeps the form's fields that the model asks to keep as process variables */
    void complete(TaskEntity task, Map<String, Object> typed, java.util.Set<String> keeps) {
        var completion = byTask.get().get(task.getTaskDefinitionKey());
        var form = forms.of(task.getTaskDefinition().getTaskFormHandler().createTaskForm(task));
        var businessKey = businessKey(task.getExecution());
        act(form, typed, () -> shown(task, completion), values -> {
            var submitted = new SubmittedForm(task.getId(), businessKey.orElse(null), login(task), values);
            if (completion != null) {
                completion.complete(submitted);
            } else {
                notes.note(task.getName(), submitted, form.map(FormSchema::labels).orElse(Map.of()));
            }
            submitted.routes().forEach(task::setVariable);
            keep(values, keeps).forEach(task::setVariable);
        });
    }

    void take(TaskEntity task) {
        var completion = byTask.get().get(task.getTaskDefinitionKey());
        if (completion != null && task.getExecution() != null) {
            businessKey(task.getExecution()).ifPresent(key -> completion.take(new OpenTask(task.getId(), key, task.getAssignee())));
        }
    }

    /** By somebody else. */
    void give(TaskEntity task) {
        if (task.getExecution() != null && bars(task.getId(), task.getTaskDefinitionKey(), businessKey(task.getExecution()).orElse(null), task.getAssignee())) {
            throw Refusal.of("task.notTheirs");
        }
    }

    /** @param record may be null, of a task that is about none */
    boolean bars(String taskId, String taskKey, UUID record, String person) {
        var completion = byTask.get().get(taskKey);
        return completion != null && record != null && completion.bars(new OpenTask(taskId, record, person));
    }

    void start(ExecutionEntity process, Map<String, Object> typed, Optional<FormSchema> form) {
        var start = byProcess.get().get(process.getProcessDefinition().getKey());
        act(form, typed, () -> start == null ? Map.of() : FormValues.plainLive(start.formData(login(null))), values -> {
            if (start == null) {
                keep(values, values.keySet()).forEach(process::setVariable);
                return;
            }
            var submitted = new SubmittedForm(process.getProcessInstanceId(), null, login(null), values);
            process.setProcessBusinessKey(start.start(submitted, requestId(typed, submitted.id())).toString());
            submitted.routes().forEach(process::setVariable);
        });
    }

    DeployedForms forms() {
        return forms;
    }

    Map<String, Object> formData(TaskEntity task) {
        var completion = byTask.get().get(task.getTaskDefinitionKey());
        var businessKey = task.getExecution() == null ? Optional.<UUID>empty() : businessKey(task.getExecution());
        return completion == null || businessKey.isEmpty() ? Map.of()
                : completion.formData(new OpenTask(task.getId(), businessKey.get(), login(task)));
    }

    /** Empty where no code of ours acts on the start. */
    Optional<Map<String, Object>> startFormData(String processId) {
        return Optional.ofNullable(byProcess.get().get(processId)).map(start -> start.formData(login(null)));
    }

    /** A start sent without having opened the form is a request of its own. */
    private static String requestId(Map<String, Object> typed, String processInstance) {
        return typed.get(StartFill.REQUEST_ID) instanceof String id && !id.isBlank() ? id.strip() : processInstance;
    }

    private void act(Optional<FormSchema> form, Map<String, Object> typed, Supplier<Map<String, Object>> shown,
            Consumer<Map<String, Object>> action) {
        try {
            action.accept(form.map(new FormCheck(typed, shown)::values).orElse(Map.of()));
        } catch (Refusal refusal) {
            if (refusal.field() != null && form.isPresent()) {
                throw new FieldRefused(refusal, form.get());
            }
            throw refusal;
        }
    }

    private Map<String, Object> shown(TaskEntity task, TaskCompletion completion) {
        var shown = new HashMap<String, Object>();
        task.getVariables().forEach((name, value) -> {
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                shown.put(name, value);
            }
        });
        if (completion != null) {
            shown.putAll(FormValues.plainLive(formData(task)));
        }
        return shown;
    }

    /** Only plain values, never a list or an object; a number with decimals as gateways compare it, so money is not for keeping. */
    private static Map<String, Object> keep(Map<String, Object> values, java.util.Set<String> keys) {
        var kept = new HashMap<String, Object>();
        keys.forEach(key -> {
            var value = values.get(key);
            if (value instanceof String || value instanceof Boolean) {
                kept.put(key, value);
            } else if (value instanceof java.math.BigDecimal number) {
                kept.put(key, isLong(number) ? (Object) number.longValueExact() : number.doubleValue());
            }
        });
        return kept;
    }

    private static boolean isLong(java.math.BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 && number.toBigInteger().bitLength() < Long.SIZE;
    }

    static Optional<UUID> businessKey(ExecutionEntity execution) {
        return record(execution.getProcessBusinessKey());
    }

    /** Empty for a key of an administrator's own process that names no record. */
    static Optional<UUID> record(String businessKey) {
        try {
            return Optional.ofNullable(businessKey).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String login(TaskEntity task) {
        var login = Context.getCommandContext().getAuthenticatedUserId();
        return login == null && task != null ? task.getAssignee() : login;
    }
}
