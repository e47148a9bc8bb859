package dev.salesflow.process.engine;

import java.util.UUID;

/**
 * A task as its form is opened.
 *
 * @param id the engine's id of the task
 * @param businessKey the record the process instance is about
 * @param login who is looking
 */
public record OpenTask(String id, UUID businessKey, String login) {
}
