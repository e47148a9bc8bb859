package dev.salesflow.process.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;

/** Between the engine's typed values and what forms speak: texts, numbers, booleans, lists and maps. */
final class FormValues {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_FORMAT = "application/json";

    private FormValues() {
    }

    /** What was submitted, as plain values; files and serialized Java objects are never opened and read as absent. */
    static Map<String, Object> plain(VariableMap submitted, ZoneId zone) {
        var plain = new HashMap<String, Object>();
        submitted.keySet().forEach(key -> plain.put(key, plain(key, submitted.getValueTyped(key), zone)));
        plain.values().removeIf(java.util.Objects::isNull);
        return plain;
    }

    private static Object plain(String key, TypedValue value, ZoneId zone) {
        if (value instanceof SerializableValue json && JSON_FORMAT.equals(json.getSerializationDataFormat())
                && json.getValueSerialized() != null) {
            return parse(key, json.getValueSerialized());
        }
        if (value instanceof PrimitiveValue<?> primitive) {
            return scalar(primitive.getValue(), zone);
        }
        return value != null && value.getType() == null ? structure(value.getValue(), zone) : null;
    }

    private static Object parse(String key, String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw Refusal.ofField(key, "form.unreadable");
        }
    }

    private static Object structure(Object value, ZoneId zone) {
        return value instanceof Collection || value instanceof Map ? value : scalar(value, zone);
    }

    private static Object scalar(Object value, ZoneId zone) {
        if (value instanceof Date date) {
            return date.toInstant().atZone(zone).toLocalDate().toString();
        }
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value : null;
    }

    /** The live values of a form, as the web apps' API sends them; transient: stored nowhere. */
    static VariableMap typed(Map<String, Object> live) {
        var typed = Variables.createVariables();
        plainLive(live).forEach((key, value) -> typed.putValueTyped(key, typed(value)));
        return typed;
    }

    /** The live values as conditions and choices read them. */
    static Map<String, Object> plainLive(Map<String, Object> live) {
        var plain = new HashMap<String, Object>();
        live.forEach((key, value) -> plain.put(key, plainLive(value)));
        return plain;
    }

    private static Object plainLive(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(FormValues::plainLive).toList();
        }
        if (value instanceof TaskCompletion.Choice choice) {
            return Map.of("value", choice.value(), "label", choice.label());
        }
        if (value instanceof Map<?, ?> map) {
            var plain = new HashMap<String, Object>();
            map.forEach((key, one) -> plain.put(key.toString(), plainLive(one)));
            return plain;
        }
        if (value instanceof BigDecimal exact) {
            // As text: a JavaScript number would round what is large.
            return (exact.stripTrailingZeros().scale() <= 0 ? exact.setScale(0) : exact).toPlainString();
        }
        return value instanceof TemporalAccessor || value instanceof Enum ? value.toString() : value;
    }

    private static TypedValue typed(Object value) {
        if (value instanceof List || value instanceof Map) {
            return SpinValues.jsonValue(write(value), true).create();
        }
        if (value instanceof Number number && !(number instanceof Integer)) {
            return Variables.doubleValue(number.doubleValue(), true);
        }
        return Variables.untypedValue(value, true);
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("form data cannot be written as JSON", e);
        }
    }
}
