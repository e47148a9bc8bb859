package dev.salesflow.process.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.process.engine.FormField.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a deployed Camunda Form lets a person enter, read once from its JSON. Components that only show something are
 * left out; one that this server could not check makes the form unusable.
 *
 * @param id the form's id
 */
record FormSchema(String id, List<FormField> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEEPEST = 8;
    private static final Set<String> SHOWS_ONLY =
            Set.of("text", "html", "image", "spacer", "separator", "button", "table", "expression");
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("textfield", Kind.TEXT), Map.entry("textarea", Kind.TEXT), Map.entry("number", Kind.NUMBER),
            Map.entry("checkbox", Kind.CHECKBOX), Map.entry("radio", Kind.ONE_OF), Map.entry("select", Kind.ONE_OF),
            Map.entry("checklist", Kind.SOME_OF), Map.entry("taglist", Kind.SOME_OF),
            Map.entry("group", Kind.GROUP), Map.entry("dynamiclist", Kind.LIST));
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern PHONE = Pattern.compile("\\+(?:[0-9] ?){6,14}[0-9]");

    /** Why a form cannot be used, for the person who drew it. */
    static class Unusable extends Exception {

        private final transient Fault fault;

        Unusable(String key, Object... arguments) {
            super(key + List.of(arguments));
            fault = Fault.of(key, arguments);
        }

        Fault fault() {
            return fault;
        }
    }

    static FormSchema parse(byte[] json) throws Unusable {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new Unusable("formFile.unreadable", e.getLocation().getLineNr());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (root == null || !root.path("id").isTextual() || !root.path("components").isArray()) {
            throw new Unusable("formFile.noForm");
        }
        return new FormSchema(root.path("id").asText(), fields(root.path("components"), 0));
    }

    /** The names beside the fields, by key. */
    Map<String, String> labels() {
        return fields.stream().flatMap(FormSchema::withChildren)
                .collect(Collectors.toMap(FormField::key, FormField::label, (first, second) -> first));
    }

    private static Stream<FormField> withChildren(FormField field) {
        return field.kind() == Kind.GROUP ? field.children().stream().flatMap(FormSchema::withChildren) : Stream.of(field);
    }

    private static List<FormField> fields(JsonNode components, int depth) throws Unusable {
        if (depth > DEEPEST) {
            throw new Unusable("formFile.tooDeep", DEEPEST);
        }
        var fields = new ArrayList<FormField>();
        for (var component : components) {
            var type = component.path("type").asText();
            if (!SHOWS_ONLY.contains(type)) {
                fields.add(field(component, type, depth));
            }
        }
        return List.copyOf(fields);
    }

    private static FormField field(JsonNode component, String type, int depth) throws Unusable {
        var kind = kind(component, type);
        var nested = kind == Kind.GROUP || kind == Kind.LIST;
        var key = component.path(nested ? "path" : "key").asText();
        if (key.isBlank() && kind != Kind.GROUP) {
            throw new Unusable(nested ? "formFile.noPath" : "formFile.noKey", type);
        }
        if (key.indexOf('.') >= 0) {
            throw new Unusable("formFile.dotInKey", key);
        }
        return new FormField(key, kind, label(component, type), chinese(component), rules(component, key),
                values(component), text(component, "valuesKey"), text(component, "valuesExpression"),
                text(component.path("conditional"), "hide"), isFixed(component),
                nested ? fields(component.path("components"), depth + 1) : List.of());
    }

    /** What nobody can type in says nothing, unless the form needs it back to know which row it is. */
    private static boolean isFixed(JsonNode component) {
        return component.path("disabled").asBoolean()
                || component.path("readonly").asBoolean() && !component.path("properties").path("sendsBack").asBoolean();
    }

    private static Kind kind(JsonNode component, String type) throws Unusable {
        if (type.equals("datetime")) {
            return switch (component.path("subtype").asText("date")) {
                case "time" -> Kind.TIME;
                case "datetime" -> Kind.DATE_TIME;
                default -> Kind.DATE;
            };
        }
        var kind = KINDS.get(type);
        if (kind == null) {
            throw new Unusable("formFile.unknownComponent", type);
        }
        return kind;
    }

    private static String label(JsonNode component, String type) {
        var label = component.path(type.equals("datetime")
                ? component.path("subtype").asText().equals("time") ? "timeLabel" : "dateLabel" : "label").asText();
        return label.isBlank() ? component.path("key").asText() : label;
    }

    private static String chinese(JsonNode component) {
        return text(component.path("properties"), "label_zh");
    }

    private static FieldRules rules(JsonNode component, String key) throws Unusable {
        var asked = component.path("validate");
        return new FieldRules(asked.path("required").asBoolean(), number(asked, "min", key), number(asked, "max", key),
                whole(asked, "minLength", key), whole(asked, "maxLength", key), pattern(asked, key),
                whole(component, "decimalDigits", key), component.path("serializeToString").asBoolean());
    }

    private static Pattern pattern(JsonNode asked, String key) throws Unusable {
        switch (asked.path("validationType").asText()) {
            case "email":
                return EMAIL;
            case "phone":
                return PHONE;
            default:
                var pattern = text(asked, "pattern");
                try {
                    return pattern == null ? null : Pattern.compile(pattern);
                } catch (PatternSyntaxException e) {
                    throw new Unusable("formFile.unreadablePattern", key);
                }
        }
    }

    private static BigDecimal number(JsonNode node, String name, String key) throws Unusable {
        var value = node.path(name);
        if (value.isMissingNode() || value.isNull() || value.asText().isBlank()) {
            return null;
        }
        try {
            return new BigDecimal(value.asText());
        } catch (NumberFormatException e) {
            throw new Unusable("formFile.notANumber", name, value.asText(), key);
        }
    }

    private static Integer whole(JsonNode node, String name, String key) throws Unusable {
        var number = number(node, name, key);
        return number == null ? null : number.intValue();
    }

    private static List<String> values(JsonNode component) {
        if (!component.path("values").isArray()) {
            return null;
        }
        return StreamSupport.stream(component.path("values").spliterator(), false)
                .map(value -> value.path("value").asText())
                .toList();
    }

    private static String text(JsonNode node, String name) {
        var text = node.path(name).asText();
        return text.isBlank() ? null : text;
    }
}
