package dev.salesflow.process.engine;

import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The form's own rules, asked again on the server: a browser can be bypassed. Keeps what the form asks for and drops
 * the rest: unknown keys, hidden fields, fields nobody can type in.
 */
class FormCheck {

    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_ROWS = 200;
    /** Before BigDecimal reads it: an exponent of a billion would fill the memory. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{0,10})?");

    private final Supplier<Map<String, Object>> live;
    private final Map<String, Object> submitted;
    private Map<String, Object> data;

    /** @param live what the form was shown with, asked for only when a condition or a choice needs it */
    FormCheck(Map<String, Object> submitted, Supplier<Map<String, Object>> live) {
        this.submitted = submitted;
        this.live = live;
    }

    /** The values of the form's fields, or the refusal of the first that breaks a rule. */
    Map<String, Object> values(FormSchema form) {
        return values(form.fields(), submitted);
    }

    private Map<String, Object> values(List<FormField> fields, Map<String, Object> given) {
        var values = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            if (!field.fixed() && !hidden(field, given)) {
                read(field, given, values);
            }
        }
        return values;
    }

    private void read(FormField field, Map<String, Object> given, Map<String, Object> values) {
        switch (field.kind()) {
            case GROUP -> {
                if (field.key().isEmpty()) {
                    values.putAll(values(field.children(), given));
                } else {
                    values.put(field.key(), values(field.children(), map(given.get(field.key()))));
                }
            }
            case LIST -> values.put(field.key(), rows(field, given.get(field.key())));
            default -> {
                var value = value(field, given.get(field.key()));
                if (value != null) {
                    values.put(field.key(), value);
                }
            }
        }
    }

    private List<Object> rows(FormField field, Object given) {
        var rows = list(given);
        if (rows.size() > MOST_ROWS) {
            throw Refusal.ofField(field.key(), "form.tooManyRows", MOST_ROWS);
        }
        var read = new ArrayList<Object>();
        rows.forEach(row -> read.add(values(field.children(), map(row))));
        return read;
    }

    private Object value(FormField field, Object given) {
        if (isAbsent(field, given)) {
            if (field.rules().required()) {
                throw Refusal.ofField(field.key(), "error.required");
            }
            return field.kind() == FormField.Kind.CHECKBOX ? Boolean.FALSE : null;
        }
        return switch (field.kind()) {
            case NUMBER -> number(field, given);
            case CHECKBOX -> yes(field, given);
            case ONE_OF -> choice(field, scalar(field, given), choices(field));
            case SOME_OF -> someOf(field, given);
            case DATE -> date(field, text(field, given));
            case TIME -> time(field, text(field, given));
            case DATE_TIME -> moment(field, text(field, given));
            default -> bounded(field, text(field, given));
        };
    }

    private static boolean isAbsent(FormField field, Object given) {
        return given == null || given instanceof String text && text.isBlank()
                || given instanceof Collection<?> list && list.isEmpty()
                || field.kind() == FormField.Kind.CHECKBOX && Boolean.FALSE.equals(given) && field.rules().required();
    }

    private String bounded(FormField field, String text) {
        var rules = field.rules();
        var length = text.strip().length();
        var longest = rules.maxLength() == null ? LONGEST_TEXT : Math.min(LONGEST_TEXT, rules.maxLength());
        if (length > longest) {
            throw Refusal.ofField(field.key(), "error.tooLong", longest);
        }
        if (rules.minLength() != null && length < rules.minLength()) {
            throw Refusal.ofField(field.key(), "form.tooShort", rules.minLength());
        }
        if (rules.pattern() != null && !rules.pattern().matcher(text.strip()).find()) {
            throw Refusal.ofField(field.key(), "form.pattern");
        }
        return text;
    }

    private static BigDecimal number(FormField field, Object given) {
        var text = given instanceof Double d ? BigDecimal.valueOf(d).toPlainString() : given.toString().strip();
        if (!NUMBER.matcher(text).matches() || !(given instanceof Number || given instanceof String)) {
            throw Refusal.ofField(field.key(), "error.notANumber");
        }
        var number = new BigDecimal(text);
        var rules = field.rules();
        if (rules.min() != null && number.compareTo(rules.min()) < 0) {
            throw Refusal.ofField(field.key(), "form.tooSmall", rules.min());
        }
        if (rules.max() != null && number.compareTo(rules.max()) > 0) {
            throw Refusal.ofField(field.key(), "form.tooLarge", rules.max());
        }
        if (rules.decimalDigits() != null && number.stripTrailingZeros().scale() > rules.decimalDigits()) {
            throw Refusal.ofField(field.key(), "form.tooFine", rules.decimalDigits());
        }
        return number;
    }

    private static Boolean yes(FormField field, Object given) {
        if (given instanceof Boolean yes) {
            return yes;
        }
        throw Refusal.ofField(field.key(), "error.notAChoice");
    }

    private List<Object> someOf(FormField field, Object given) {
        var allowed = choices(field);
        var read = new ArrayList<Object>();
        list(given).forEach(one -> read.add(choice(field, scalar(field, one), allowed)));
        return read;
    }

    private static Object choice(FormField field, Object value, List<String> allowed) {
        if (!allowed.contains(value.toString())) {
            throw Refusal.ofField(field.key(), "error.notAChoice");
        }
        return value;
    }

    private List<String> choices(FormField field) {
        if (field.values() != null) {
            return field.values();
        }
        var offered = field.valuesKey() != null ? list(data().get(field.valuesKey()))
                : field.valuesExpression() != null ? Feel.list(field.valuesExpression(), data()) : List.of();
        return offered.stream()
                .map(choice -> choice instanceof Map<?, ?> map ? map.get("value") : choice)
                .map(Objects::toString)
                .toList();
    }

    private static String date(FormField field, String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            throw Refusal.ofField(field.key(), "error.notADate");
        }
    }

    private static String time(FormField field, String text) {
        try {
            LocalTime.parse(text.length() > 5 ? text.substring(0, 5) : text);
            return text;
        } catch (DateTimeException e) {
            throw Refusal.ofField(field.key(), "form.notATime");
        }
    }

    private static String moment(FormField field, String text) {
        try {
            if (text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10) {
                OffsetDateTime.parse(text);
            } else {
                java.time.LocalDateTime.parse(text);
            }
            return text;
        } catch (DateTimeException e) {
            throw Refusal.ofField(field.key(), "error.notADate");
        }
    }

    private static String text(FormField field, Object given) {
        return scalar(field, given).toString();
    }

    private static Object scalar(FormField field, Object given) {
        if (given instanceof Map || given instanceof Collection) {
            throw Refusal.ofField(field.key(), "error.notAChoice");
        }
        return given;
    }

    /** Within a dynamic list the row's own values come before those of the whole form. */
    private boolean hidden(FormField field, Map<String, Object> given) {
        if (field.hide() == null) {
            return false;
        }
        var scope = new HashMap<>(data());
        scope.putAll(given);
        return Feel.isTrue(field.hide(), scope);
    }

    /** What conditions see: what the form was shown with, and over it what was typed. */
    private Map<String, Object> data() {
        if (data == null) {
            data = new HashMap<>(live.get());
            data.putAll(submitted);
        }
        return data;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object given) {
        return given instanceof Map ? (Map<String, Object>) given : Map.of();
    }

    private static List<?> list(Object given) {
        return given instanceof Collection<?> list ? List.copyOf(list) : List.of();
    }
}
