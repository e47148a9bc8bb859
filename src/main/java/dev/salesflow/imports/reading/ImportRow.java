package dev.salesflow.imports.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** One row of a list, read: values by field, absent where the cell was empty. */
public record ImportRow(int line, Map<String, Object> values) {

    public String text(String field) {
        return (String) values.get(field);
    }

    public LocalDate date(String field) {
        return (LocalDate) values.get(field);
    }

    public BigDecimal amount(String field) {
        return (BigDecimal) values.get(field);
    }
}
