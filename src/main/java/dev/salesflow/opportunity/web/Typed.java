package dev.salesflow.opportunity.web;

import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a person typed into a page's form; blank reads as null, what cannot be read is refused beside its field. */
record Typed(Map<String, String> values) {

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,2})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    String text(String field, int longest) {
        var text = values.get(field);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.strip().length() > longest) {
            throw Refusal.ofField(field, "error.tooLong", longest);
        }
        return text.strip().replace("\0", "");
    }

    String required(String field, int longest) {
        var text = text(field, longest);
        if (text == null) {
            throw Refusal.ofField(field, "error.required");
        }
        return text;
    }

    LocalDate date(String field) {
        var text = text(field, 20);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.ofField(field, "error.notADate");
        }
    }

    /** With a point, or a comma between thousands; at most two decimals. */
    BigDecimal amount(String field) {
        var text = text(field, 30);
        if (text == null) {
            return null;
        }
        var plain = text.replaceAll("[,\\s](?=\\d{3})", "");
        if (!AMOUNT.matcher(plain).matches()) {
            throw Refusal.ofField(field, plain.startsWith("-") ? "opportunity.negativeAmount" : "error.notANumber");
        }
        return new BigDecimal(plain);
    }

    String currency(String field) {
        var text = text(field, 3);
        if (text != null && !CURRENCY.matcher(text).matches()) {
            throw Refusal.ofField(field, "error.notAChoice");
        }
        return text;
    }

    UUID id(String field) {
        var text = text(field, 36);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField(field, "error.notAChoice");
        }
    }
}
