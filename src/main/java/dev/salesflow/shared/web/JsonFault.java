package dev.salesflow.shared.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** What is wrong with a JSON text, with its place: the property by its path, or line and column. */
public final class JsonFault {

    private JsonFault() {
    }

    /** @param cause why the text could not be read; null where there is none */
    public static Refusal of(Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return Refusal.ofField(path(unknown), "json.unknown", PlainText.quoted(unknown.getPropertyName()),
                    unknown.getKnownPropertyIds().stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
        }
        if (cause instanceof MismatchedInputException wrong) {
            var expected = expected(wrong.getTargetType());
            if (wrong.getPath().isEmpty()) {
                return Refusal.of("json.whole", expected);
            }
            return wrong instanceof InvalidFormatException format
                    ? Refusal.ofField(path(wrong), "json.value", path(wrong), PlainText.quoted(Objects.toString(format.getValue())), expected)
                    : Refusal.ofField(path(wrong), "json.kind", path(wrong), expected);
        }
        if (cause instanceof JacksonException broken && broken.getLocation() != null) {
            var place = broken.getLocation();
            return Refusal.of("json.broken", Integer.toString(place.getLineNr()), Integer.toString(place.getColumnNr()));
        }
        return Refusal.of("error.unreadable");
    }

    private static String path(JsonMappingException wrong) {
        return PlainText.quoted(wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining(".")));
    }

    private static Object expected(Class<?> type) {
        if (type != null && type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        var kind = type == UUID.class ? "id" : type == String.class ? "text"
                : type != null && (Map.class.isAssignableFrom(type) || type.isRecord()) ? "object" : "other";
        return new DefaultMessageSourceResolvable("json.expected." + kind);
    }
}
