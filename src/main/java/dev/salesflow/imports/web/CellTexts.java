package dev.salesflow.imports.web;

import dev.salesflow.imports.reading.Range;
import dev.salesflow.imports.reading.ReadCell;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Values in words: what a cell will be, and what a choice is called. */
@Component
class CellTexts {

    private static final Map<String, String> LABELS = Map.of("stage", "stage.", "outcome", "outcome.", "role", "role.", "computerisation", "customer.computerisation.",
            "systemState", "customer.systemState.", "selection", "customer.selection.", "satisfaction", "customer.satisfaction.",
            "vendorHope", "customer.answer.", "designerLeft", "customer.answer.", "wholeUnits", "customer.answer.");

    private static final Set<String> OUTCOMES = Set.of("OPEN", "WON", "LOST");

    private final MessageSource messages;

    CellTexts(MessageSource messages) {
        this.messages = messages;
    }

    String of(ReadCell cell) {
        return cell.value() == null ? "" : of(cell.field().name(), cell.value());
    }

    private String of(String field, Object value) {
        if (value instanceof Range range) {
            return range.to() == null ? "≥ " + of(field, range.from())
                    : (range.from() == null ? "≤ " : of(field, range.from()) + " – ") + of(field, range.to());
        }
        if (value instanceof BigDecimal amount) {
            return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
        }
        return value instanceof String word ? word(field, word) : value.toString();
    }

    /** A choice in the reader's language; any other word as it is. A stage may carry its outcome behind a colon. */
    public String word(String field, String word) {
        return !LABELS.containsKey(field) ? word : Arrays.stream(word.split(":")).filter(part -> !part.isEmpty())
                .map(part -> label(field, part)).collect(Collectors.joining(" · "));
    }

    private String label(String field, String word) {
        var prefix = OUTCOMES.contains(word.toUpperCase(Locale.ROOT)) ? "outcome." : LABELS.get(field);
        var key = prefix + (word.equals("true") || word.equals("false") ? word : word.toUpperCase(Locale.ROOT));
        return messages.getMessage(key, null, word, LocaleContextHolder.getLocale());
    }
}
