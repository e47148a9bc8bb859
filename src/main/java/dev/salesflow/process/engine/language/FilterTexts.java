package dev.salesflow.process.engine.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A task filter's name, description and column labels, as the reader sees them and as they are stored. A Chinese reader
 * who edits a filter with Chinese texts changes those; what everybody else reads stays.
 */
final class FilterTexts {

    private FilterTexts() {
    }

    static void show(ObjectNode filter) {
        if (filter.path("properties") instanceof ObjectNode properties) {
            replace(filter, "name", properties.path("name" + ModelTexts.CHINESE));
            replace(properties, "description", properties.path("description" + ModelTexts.CHINESE));
            properties.path("variables").forEach(variable ->
                    replace((ObjectNode) variable, "label", variable.path("label" + ModelTexts.CHINESE)));
        }
    }

    /** Tasklist sends back what it showed, and of the properties only those it knows. */
    static void restore(ObjectNode edited, String name, Map<String, Object> properties, Locale reader) {
        if (!(edited.path("properties") instanceof ObjectNode sent)) {
            return;
        }
        var chinese = ModelTexts.isChinese(reader);
        keep(edited, sent, "name", name, properties, chinese);
        keep(sent, sent, "description", properties.get("description"), properties, chinese);
        for (var variable : sent.path("variables")) {
            variable(variable, properties.get("variables")).ifPresent(stored ->
                    keep((ObjectNode) variable, (ObjectNode) variable, "label", stored.get("label"), stored, chinese));
        }
    }

    private static Optional<Map<String, Object>> variable(JsonNode sent, Object stored) {
        return stored instanceof Iterable<?> variables
                ? StreamSupport.stream(variables.spliterator(), false).filter(Map.class::isInstance)
                        .map(FilterTexts::map).filter(variable -> sent.path("name").asText().equals(variable.get("name"))).findFirst()
                : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object variable) {
        return (Map<String, Object>) variable;
    }

    private static void keep(ObjectNode at, ObjectNode chineseAt, String attribute, Object stored, Map<String, ?> properties, boolean chinese) {
        var property = attribute + ModelTexts.CHINESE;
        if (!(properties.get(property) instanceof String translated)) {
            return;
        }
        var now = at.path(attribute).asText(translated);
        chineseAt.put(property, chinese ? now : translated);
        if (chinese) {
            at.put(attribute, stored == null ? null : stored.toString());
        }
    }

    private static void replace(ObjectNode at, String attribute, JsonNode chinese) {
        if (!chinese.asText().isBlank()) {
            at.put(attribute, chinese.asText());
        }
    }
}
