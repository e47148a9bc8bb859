package dev.salesflow.process.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * What was typed, from the form's submission to the task's completion within one engine command. It never becomes a
 * variable: business data lies in the tables, and an engine variable costs a row and a history row each.
 */
class SubmittedValues implements Session {

    private final Map<String, Map<String, Object>> byTask = new HashMap<>();
    private boolean decided;

    static class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return SubmittedValues.class;
        }

        @Override
        public Session openSession() {
            return new SubmittedValues();
        }
    }

    static SubmittedValues of(CommandContext command) {
        return command.getSession(SubmittedValues.class);
    }

    void put(String taskId, Map<String, Object> values) {
        byTask.put(taskId, values);
    }

    /** Empty for a task completed around its form; the form's rules then refuse what they require. */
    Map<String, Object> take(String taskId) {
        var values = byTask.remove(taskId);
        return values == null ? Map.of() : values;
    }

    void decided() {
        decided = true;
    }

    boolean isDecided() {
        return decided;
    }

    @Override
    public void flush() {
        // nothing is stored
    }

    @Override
    public void close() {
        byTask.clear();
        decided = false;
    }
}
