package dev.salesflow.process.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a person typed into a form or into one row of a list in it. The typed readers refuse, naming the field, what cannot be
 * read as asked; blank text reads as absent.
 */
public interface TypedValues {

    /** A text that must be there. */
    String text(String field);

    Optional<String> optionalText(String field);

    Optional<LocalDate> date(String field);

    /** @param zone of what was typed without one */
    Optional<Instant> moment(String field, ZoneId zone);

    /** An exact decimal, never a float. */
    Optional<BigDecimal> decimal(String field);

    Optional<Integer> integer(String field);

    /** True only where the box was ticked. */
    boolean yes(String field);

    <E extends Enum<E>> Optional<E> choice(String field, Class<E> type);
}
