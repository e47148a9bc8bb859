package dev.salesflow.process.engine;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The form's own rules, asked again on the server: a browser can be bypassed. Keeps what the form asks for and drops
 * the rest: unknown keys, hidden fields, fields nobody can type in.
 */
class FormCheck {

    private static final int MOST_ROWS = 200;


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
            case NUMBER -> FieldReader.number(field, given);
            case CHECKBOX -> yes(field, given);
            case ONE_OF -> choice(field, scalar(field, given), choices(field));
            case SOME_OF -> someOf(field, given);
            case DATE -> FieldReader.date(field, text(field, given));
            case TIME -> FieldReader.time(field, text(field, given));
            case DATE_TIME -> FieldReader.moment(field, text(field, given));
            default -> FieldReader.text(field, text(field, given));
        };
    }

    private static boolean isAbsent(FormField field, Object given) {
        return given == null || given instanceof String text && PlainText.clean(text) == null
                || given instanceof Collection<?> list && list.isEmpty()
                || field.kind() == FormField.Kind.CHECKBOX && Boolean.FALSE.equals(given) && field.rules().required();
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
