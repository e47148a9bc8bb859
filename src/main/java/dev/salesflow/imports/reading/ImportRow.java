package dev.salesflow.imports.reading;

import dev.salesflow.shared.SensitiveNumbers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One row of a list, read: values by field, absent where the cell was empty.
 *
 * @param removed sensitive numbers that were in its cells
 */
public record ImportRow(int line, Map<String, Object> values, List<Removed> removed) {

    /** A cell that held a number which is not to be stored. */
    public record Removed(String field, String column, SensitiveNumbers.Kind kind) {
    }

    public String text(String field) {
        return (String) values.get(field);
    }

    /** Null where the list says nothing. */
    public Boolean yes(String field) {
        return text(field) == null ? null : Boolean.valueOf(text(field));
    }

    public LocalDate date(String field) {
        return (LocalDate) values.get(field);
    }

    public BigDecimal amount(String field) {
        return (BigDecimal) values.get(field);
    }
}
