package dev.salesflow.process.engine;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A user task as a person submits it, its fields already checked against the form's own rules (required, choices, lengths,
 * numbers).
 */
public interface CompletedTask extends TypedValues {

    String id();

    /** The record the process instance is about. */
    UUID businessKey();

    /** Who completes it. */
    String login();

    /** The rows of a list in the form, as they stand there; without what a person left blank. */
    List<TypedValues> rows(String field);

    /** Everything that was typed, by field key, as JSON-ready values: for records that keep the form's notes. */
    Map<String, Object> values();

    /** The one variable a gateway after this task reads. */
    <T> void route(Variable<T> variable, T value);
}
