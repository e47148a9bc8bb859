package dev.salesflow.imports.reading;

import dev.salesflow.shared.RowOutcome;

/**
 * One cell as it will be.
 *
 * @param value null where it is empty or cannot be read
 * @param problem why it cannot be read, or null
 */
public record ReadCell(Field field, String raw, Object value, RowOutcome problem) {
}
