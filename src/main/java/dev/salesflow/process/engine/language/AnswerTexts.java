package dev.salesflow.process.engine.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.salesflow.process.engine.access.EngineGroups;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The engine's answers as their reader reads them. What an object of an answer is shows in which fields it has; objects
 * of any other shape, values of variables among them, stay as they are.
 */
@Component
class AnswerTexts {

    private final ModelTexts models;
    private final EngineGroups groups;

    AnswerTexts(ModelTexts models, EngineGroups groups) {
        this.models = models;
        this.groups = groups;
    }

    void tell(JsonNode answer, Locale reader) {
        if (answer instanceof ObjectNode object) {
            if (ModelTexts.isChinese(reader)) {
                translate(object);
            }
            nameGroups(object);
        }
        for (var part : answer) {
            tell(part, reader);
        }
    }

    private void translate(ObjectNode object) {
        if (isFilter(object)) {
            FilterTexts.show(object);
        } else if (object.path("components").isArray() && object.path("schemaVersion").isNumber()) {
            FormTexts.translate(object.path("components"));
        } else if (object.path("bpmn20Xml").isTextual()) {
            object.put("bpmn20Xml", DiagramTexts.translate(object.path("bpmn20Xml").asText()));
        } else if (isDefinition(object)) {
            describe(object, object.path("id").asText(), object.path("key").asText());
        } else if (object.path("processDefinitionId").isTextual()) {
            ofDefinition(object, object.path("processDefinitionId").asText());
        }
    }

    private void ofDefinition(ObjectNode object, String definition) {
        if (object.path("taskDefinitionKey").isTextual()) {
            describe(object, definition, object.path("taskDefinitionKey").asText());
        }
        if (object.path("activityName").isTextual()) {
            put(object, "activityName", definition, activity(object, definition), "name");
            put(object, "name", definition, activity(object, definition), "name");
        }
        put(object, "processDefinitionName", definition, key(definition), "name");
    }

    /** Where an instance stands is told as an activity, whose root is the process itself. */
    private static String activity(ObjectNode object, String definition) {
        var activity = object.path("activityId").asText();
        return activity.equals(definition) ? key(definition) : activity;
    }

    /** The engine makes a definition's id of its key, its version and an id. */
    private static String key(String definition) {
        return definition.split(":", 2)[0];
    }

    static boolean isFilter(JsonNode object) {
        return object.path("resourceType").isTextual() && object.has("query") && object.path("properties").isObject();
    }

    private static boolean isDefinition(ObjectNode object) {
        return object.path("key").isTextual() && object.path("id").asText().startsWith(object.path("key").asText() + ":")
                && object.path("name").isTextual();
    }

    private void describe(ObjectNode object, String definition, String element) {
        put(object, "name", definition, element, "name");
        put(object, "description", definition, element, "description");
    }

    private void put(ObjectNode object, String field, String definition, String element, String attribute) {
        if (object.path(field).isTextual()) {
            object.put(field, models.text(definition, element, attribute, object.path(field).asText()));
        }
    }

    /** A task's links to groups are shown by name where the answer brings the group along, else by their id. */
    private void nameGroups(ObjectNode object) {
        if (object.path("_embedded").path("identityLink").isArray()) {
            var names = groups.names();
            object.path("_embedded").path("identityLink").forEach(link -> {
                var group = link.path("groupId").asText();
                if (names.containsKey(group)) {
                    ((ObjectNode) link).withObjectProperty("_embedded").putArray("group")
                            .addPOJO(Map.of("id", group, "name", names.get(group)));
                }
            });
        }
    }
}
