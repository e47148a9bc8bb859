package dev.salesflow.imports.intake;

import java.util.Optional;

/**
 * The row of the same batch that another one repeats.
 *
 * @param field the field or fields, parted by spaces, in which they are the same
 */
public record Repeated(int line, String field) {

    /** Empty where no row before had the key. */
    static Optional<Repeated> of(String key, String field, Seen seen) {
        int line = seen.line(key);
        return line == 0 ? Optional.empty() : Optional.of(new Repeated(line, field));
    }
}
