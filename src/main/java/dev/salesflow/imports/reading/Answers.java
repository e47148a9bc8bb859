package dev.salesflow.imports.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.salesflow.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers by question id, as given with the call or later. Dates and values may be named by their column or their field.
 * A date's answer is one format, a list of formats, or an object shape (or example) → format.
 */
public record Answers(Map<String, JsonNode> byId) {

    /** Refuses, naming the id, what is no answer to any question that could be asked about such a list. */
    public Answers {
        byId = Map.copyOf(byId);
    }

    public void check(ImportKind kind, List<String> columns) {
        byId.forEach((id, answer) -> {
            int colon = id.indexOf(':');
            var about = id.substring(colon + 1);
            switch (colon < 0 ? id : id.substring(0, colon)) {
                case "mapping" -> mapping().forEach((column, field) -> checkMapping(kind, columns, column, field));
                case "date" -> checkDates(id, answer);
                case "value" -> checkObject(id, answer);
                case "sheet" -> {
                    if (!answer.isTextual()) {
                        throw Refusal.ofField(id, "imports.answer.sheet");
                    }
                }
                case "missing" -> {
                    if (!answer.asText().equals("report") && !answer.asText().equals("placeholder")) {
                        throw Refusal.ofField(id, "imports.answer.missing");
                    }
                }
                default -> throw Refusal.ofField(id, "imports.answer.unknown", id);
            }
            if (colon > 0 && !columns.contains(about) && !kind.has(about)) {
                throw Refusal.ofField(id, "imports.answer.unknown", id);
            }
        });
    }

    public static void checkMapping(ImportKind kind, List<String> columns, String column, String field) {
        if (!columns.contains(column)) {
            throw Refusal.ofField("mapping", "imports.mapping.noColumn", column);
        }
        if (!field.isEmpty() && !kind.has(field)) {
            throw Refusal.ofField("mapping", "imports.mapping.noField", field, String.join(", ", kind.fieldNames()));
        }
    }

    private static void checkDates(String id, JsonNode answer) {
        for (var format : answer.isTextual() ? List.of(answer) : (Iterable<JsonNode>) answer::elements) {
            if (!format.isTextual() || DateShapes.shapeOf(format.asText()).isEmpty()) {
                throw Refusal.ofField(id, "imports.answer.format", format.asText());
            }
        }
    }

    private static void checkObject(String id, JsonNode answer) {
        if (!answer.isObject()) {
            throw Refusal.ofField(id, "imports.answer.object");
        }
    }

    /** Column → field, an empty text for a column to be left out; empty where nothing was answered. */
    public Map<String, String> mapping() {
        var mapping = new LinkedHashMap<String, String>();
        var answer = byId.get("mapping");
        if (answer != null) {
            checkObject("mapping", answer);
            answer.properties().forEach(e -> mapping.put(e.getKey(), e.getValue().isNull() ? "" : e.getValue().asText()));
        }
        return mapping;
    }

    /** The sheet of the workbook that is to be read, or an empty text. */
    public String sheet() {
        return byId.containsKey("sheet") ? byId.get("sheet").asText() : "";
    }

    /** These, and the choice of a sheet where one is named. */
    public Answers choosing(String sheet) {
        if (sheet.isBlank()) {
            return this;
        }
        var all = new LinkedHashMap<>(byId);
        all.put("sheet", TextNode.valueOf(sheet));
        return new Answers(all);
    }

    public boolean answersMapping() {
        return byId.containsKey("mapping");
    }

    /** Shape → format, or empty where the question is open. */
    Optional<Map<String, String>> dates(String column, String field) {
        return find("date:", column, field).map(answer -> {
            var formats = new LinkedHashMap<String, String>();
            if (answer.isObject()) {
                answer.properties().forEach(e ->
                        formats.put(DateShapes.shape(e.getKey()).orElse(e.getKey()), e.getValue().asText()));
                return formats;
            }
            for (var format : answer.isTextual() ? List.of(answer) : (Iterable<JsonNode>) answer::elements) {
                DateShapes.shapeOf(format.asText()).ifPresent(shape -> formats.put(shape, format.asText()));
            }
            return formats;
        });
    }

    /** Value in the file → value meant, or empty where the question is open. */
    Optional<Map<String, String>> values(String column, String field) {
        return find("value:", column, field).map(answer -> {
            var values = new LinkedHashMap<String, String>();
            answer.properties().forEach(e -> values.put(e.getKey(), e.getValue().isNull() ? "" : e.getValue().asText()));
            return values;
        });
    }

    Optional<String> missing(String column, String field) {
        return find("missing:", column, field).map(JsonNode::asText);
    }

    private Optional<JsonNode> find(String prefix, String column, String field) {
        return Optional.ofNullable(byId.get(prefix + column)).or(() -> Optional.ofNullable(byId.get(prefix + field)));
    }
}
