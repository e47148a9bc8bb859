package dev.salesflow.process.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Turns {@code valuesKey} into fixed choices and live values into default values of a form, and names the request that
 * sending the form will be: in a field that nobody sees and that is sent along.
 */
final class StartFill {

    static final String REQUEST_ID = "requestId";

    private static final ObjectMapper JSON = new ObjectMapper();

    private StartFill() {
    }

    static InputStream into(InputStream form, Map<String, Object> live, UUID requestId) {
        try (form) {
            var root = JSON.readTree(form);
            fill(root.path("components"), live);
            ((ArrayNode) root.path("components")).addObject().put("type", "expression").put("id", "request").put("key", REQUEST_ID)
                    .put("expression", "=\"" + requestId + "\"").put("computeOn", "change");
            return new ByteArrayInputStream(JSON.writeValueAsBytes(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(JsonNode components, Map<String, Object> live) {
        for (var component : components) {
            fill(component.path("components"), live);
            var choices = live.get(component.path("valuesKey").asText());
            var value = live.get(component.path("key").asText());
            if (choices instanceof Collection) {
                ((ObjectNode) component).remove("valuesKey");
                ((ObjectNode) component).set("values", JSON.valueToTree(choices));
            }
            if (value != null && !(value instanceof Collection)) {
                ((ObjectNode) component).set("defaultValue", JSON.valueToTree(value));
            }
        }
    }
}
