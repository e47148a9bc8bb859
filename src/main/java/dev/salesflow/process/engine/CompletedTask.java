package dev.salesflow.process.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A user task as a person submits it, its fields already checked against the form's own rules (required, choices, lengths,
 * numbers). The typed readers refuse, naming the field, what cannot be read as asked; blank text reads as absent.
 */
public interface CompletedTask {

    String id();

    /** The record the process instance is about. */
    UUID businessKey();

    /** Who completes it. */
    String login();

    /** A text that must be there. */
    String text(String field);

    Optional<String> optionalText(String field);

    Optional<LocalDate> date(String field);

    /** An exact decimal, never a float. */
    Optional<BigDecimal> decimal(String field);

    Optional<Integer> integer(String field);

    /** True only where the box was ticked. */
    boolean yes(String field);

    <E extends Enum<E>> Optional<E> choice(String field, Class<E> type);

    /** Everything that was typed, by field key, as JSON-ready values: for records that keep the form's notes. */
    Map<String, Object> values();

    /** The one variable a gateway after this task reads. */
    <T> void route(Variable<T> variable, T value);
}
