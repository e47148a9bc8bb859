package dev.salesflow.process.engine;

import java.util.Optional;
import java.util.UUID;

/**
 * A user task, or the call of a process that stands for a stage, that has just begun.
 *
 * @param taskId the task's or call's id in the model, for instance {@code recordVisit}
 * @param processId the process in whose model it stands
 * @param businessKey the record the process instance is about
 * @param stage the task's extension property {@code stage}: the stage that begins with it
 * @param decided it begins because somebody was asked and decided, see {@link Decision}
 */
public record CreatedTask(String taskId, String processId, UUID businessKey, Optional<String> stage, boolean decided) {
}
