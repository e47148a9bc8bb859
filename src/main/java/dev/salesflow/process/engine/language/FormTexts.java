package dev.salesflow.process.engine.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A form in Chinese by what its components carry as custom properties: {@code label_zh}, {@code description_zh},
 * {@code text_zh}, and one {@code option_zh_<value>} per choice or {@code column_zh_<key>} per column.
 */
final class FormTexts {

    /** The attributes of a component that people read, and the property that holds their Chinese. */
    private static final List<String[]> ATTRIBUTES = List.of(
            new String[] {"label", "label"}, new String[] {"dateLabel", "label"}, new String[] {"timeLabel", "label"},
            new String[] {"timeLabel", "timeLabel"}, new String[] {"description", "description"}, new String[] {"text", "text"},
            new String[] {"content", "text"}, new String[] {"alt", "alt"});
    private static final List<String> ADORNERS = List.of("prefixAdorner", "suffixAdorner");

    private FormTexts() {
    }

    static void translate(JsonNode components) {
        for (var component : components) {
            if (component instanceof ObjectNode shown) {
                own(shown, component.path("properties"));
            }
            translate(component.path("components"));
        }
    }

    private static void own(ObjectNode component, JsonNode chinese) {
        ATTRIBUTES.forEach(attribute -> put(component, attribute[0], chinese.path(attribute[1] + ModelTexts.CHINESE)));
        if (component.path("appearance") instanceof ObjectNode appearance) {
            ADORNERS.forEach(adorner -> put(appearance, adorner, chinese.path(adorner + ModelTexts.CHINESE)));
        }
        labels(component.path("values"), "value", chinese, "option");
        labels(component.path("columns"), "key", chinese, "column");
    }

    private static void labels(JsonNode labelled, String key, JsonNode chinese, String property) {
        for (var one : labelled) {
            if (one instanceof ObjectNode shown) {
                put(shown, "label", chinese.path(property + ModelTexts.CHINESE + "_" + one.path(key).asText()));
            }
        }
    }

    private static void put(ObjectNode shown, String attribute, JsonNode chinese) {
        if (shown.path(attribute).isTextual() && !chinese.asText().isBlank()) {
            shown.put(attribute, chinese.asText());
        }
    }
}
