package dev.salesflow.process.engine;

import java.util.Map;

/**
 * What happens in the tables when a person completes one user task, in the same transaction as the engine's step. It
 * may turn the request down with a {@link dev.salesflow.shared.Refusal}; then neither moves and the form keeps what was
 * typed. Found by the task's id in the model.
 */
public interface TaskCompletion {

    /** The id of the user task in the model, which is also its form's, for instance {@code recordVisit}. */
    String taskId();

    /** As a person takes the task: turns down who must not do it. Whom a model gives it to is not asked about. */
    default void take(OpenTask task) {
    }

    /** Whether its {@link OpenTask#login} must not do the task, not even as somebody's deputy. */
    default boolean bars(OpenTask task) {
        return false;
    }

    /** One domain call, and at most one routing variable set by {@link CompletedTask#route}. */
    void complete(CompletedTask task);

    /**
     * What the form shows when a person opens it, by field key: read from the tables at that moment, stored nowhere.
     * Strings, numbers, booleans and dates (ISO text) fill fields; a list of {@link Choice} fills a select or radio whose
     * {@code valuesKey} is the key.
     */
    default Map<String, Object> formData(OpenTask task) {
        return Map.of();
    }

    /** One choice of a select. */
    record Choice(String value, String label) {
    }
}
