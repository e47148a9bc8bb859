package dev.salesflow.shared.web;

import dev.salesflow.shared.Days;
import dev.salesflow.shared.Money;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;

/**
 * What a person typed into a page's form; blank reads as null. What cannot be read is noted beside its field and reads as
 * null too, so that all of it can be said at once.
 */
public final class Typed {

    private final Map<String, String> values;
    private final Refusals problems = new Refusals();

    public Typed(Map<String, String> values) {
        this.values = values;
    }

    public Map<String, String> values() {
        return values;
    }

    public Refusals problems() {
        return problems;
    }

    public String text(String field, int longest) {
        var text = PlainText.clean(values.get(field));
        problems.add(PlainText.problem(field, text, longest));
        return problems.concerns(field) ? null : text;
    }

    public String required(String field, int longest) {
        problems.add(PlainText.requiredProblem(field, values.get(field), longest));
        return text(field, longest);
    }

    public LocalDate date(String field) {
        var text = text(field, 100);
        return text == null ? null : problems.read(() -> Days.read(field, text));
    }

    public LocalTime time(String field) {
        var text = text(field, 100);
        try {
            return text == null ? null : LocalTime.parse(text);
        } catch (DateTimeException notATime) {
            problems.require(false, field, "form.notATime");
            return null;
        }
    }

    /** With a point, or a comma between thousands; at most two decimals. */
    public BigDecimal amount(String field) {
        var text = text(field, 100);
        return text == null ? null : problems.read(() -> Money.read(field, text));
    }

    /** Any number, written as an amount is. */
    public BigDecimal number(String field) {
        var text = text(field, 100);
        return text == null ? null : problems.read(() -> Money.number(field, text));
    }

    public String currency(String field) {
        var code = text(field, 100);
        problems.require(code == null || Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode)
                .anyMatch(code::equals), field, "opportunity.notACurrency");
        return code;
    }

    /** One of the names of {@code type}. */
    public <E extends Enum<E>> E oneOf(String field, Class<E> type) {
        var text = text(field, 100);
        var choice = Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(text)).findFirst();
        problems.require(text == null || choice.isPresent(), field, "error.notAChoice");
        return choice.orElse(null);
    }

    public Integer wholeNumber(String field) {
        var text = text(field, 100);
        problems.require(text == null || text.matches("\\d{1,6}"), field, "error.notANumber");
        return text == null || problems.concerns(field) ? null : Integer.valueOf(text);
    }

    public UUID id(String field) {
        var text = text(field, 100);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            problems.require(false, field, "error.notAChoice");
            return null;
        }
    }
}
