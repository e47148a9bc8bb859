package dev.salesflow.process.engine;

/** Wants to know of tasks that somebody else, or the system, gives a person; called in the transaction of the giving. */
@FunctionalInterface
public interface TaskGiven {

    void given(String taskId, String assignee);
}
