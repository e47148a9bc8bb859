package dev.salesflow.imports.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.salesflow.imports.reading.Numbers.Style;
import dev.salesflow.shared.Refusal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers by question id, as given with the call or later. All but the mapping may be named by column or field. A date's answer is
 * one format, a list of formats, or an object shape (or example) → format; a value's an object value → value meant, where
 * {@code *} stands for all others. The text {@code proposal} accepts what is proposed, under the id {@code *} everywhere.
 */
public record Answers(Map<String, JsonNode> byId) {

    public static final String ALL = "*";
    public static final String PROPOSAL = "proposal";
    private static final List<String> MISSING = List.of("report", "placeholder");

    public Answers {
        byId = Map.copyOf(byId);
    }

    public static boolean isProposal(JsonNode answer) {
        return answer.isTextual() && answer.asText().equals(PROPOSAL);
    }

    /** Refuses, naming the id, what is no answer to any question that could be asked about such a list. */
    public void check(ImportKind kind, List<String> columns) {
        byId.forEach((id, answer) -> {
            int colon = id.indexOf(':');
            var about = id.substring(colon + 1);
            if (colon > 0 && !columns.contains(about) && !kind.has(about)) {
                throw Refusal.ofField(id, "imports.answer.unknown", id);
            }
            switch (colon < 0 ? id : id.substring(0, colon)) {
                case ALL -> require(isProposal(answer), id, "imports.answer.all");
                case "mapping" -> mapping().forEach((column, field) -> checkMapping(kind, columns, column, field));
                case "date" -> checkDates(id, answer);
                case "number" -> require(isProposal(answer) || Style.of(answer.asText()).isPresent(), id, "imports.answer.number", answer.asText());
                case "currency" -> require(isProposal(answer) || answer.asText().matches("none|[A-Z]{3}"), id, "imports.answer.currency", answer.asText());
                case "value" -> require(isProposal(answer) || answer.isObject(), id, "imports.answer.object");
                case "sheet" -> require(answer.isTextual(), id, "imports.answer.sheet");
                case "missing" -> require(MISSING.contains(answer.asText()), id, "imports.answer.missing");
                default -> throw Refusal.ofField(id, "imports.answer.unknown", id);
            }
        });
    }

    private static void require(boolean holds, String id, String otherwise, Object... arguments) {
        if (!holds) {
            throw Refusal.ofField(id, otherwise, arguments);
        }
    }

    private static void checkMapping(ImportKind kind, List<String> columns, String column, String field) {
        require(columns.contains(column), "mapping", "imports.mapping.noColumn", column);
        require(field.isEmpty() || kind.has(field), "mapping", "imports.mapping.noField", field, String.join(", ", kind.fieldNames()));
    }

    /** Refuses two columns for one field, naming both. */
    private static void checkTwice(Map<String, String> mapping) {
        var columns = new HashMap<String, String>();
        mapping.forEach((column, field) -> {
            var other = field.isEmpty() ? null : columns.put(field, column);
            require(other == null, "mapping", "imports.mapping.twice", field, other, column);
        });
    }

    /** Refuses what the call says of columns, with what these answers say of them, where it does not fit the list. */
    public void checkMapping(Map<String, String> given, ImportKind kind, List<String> columns) {
        given.forEach((column, field) -> checkMapping(kind, columns, column, field));
        var both = new LinkedHashMap<>(given);
        both.putAll(mapping());
        checkTwice(both);
    }

    private static void checkDates(String id, JsonNode answer) {
        if (!isProposal(answer)) {
            formats(answer).forEach(format -> require(format.isTextual() && DateShapes.shapeOf(format.asText()).isPresent(), id,
                    "imports.answer.format", format.asText()));
        }
    }

    private static Iterable<JsonNode> formats(JsonNode answer) {
        return answer.isTextual() ? List.of(answer) : answer::elements;
    }

    /** Column → field, an empty text for a column to be left out; empty where nothing was answered or the proposal accepted. */
    public Map<String, String> mapping() {
        var mapping = new LinkedHashMap<String, String>();
        var answer = byId.get("mapping");
        if (answer != null && !isProposal(answer)) {
            require(answer.isObject(), "mapping", "imports.answer.object");
            answer.properties().forEach(e -> mapping.put(e.getKey(), e.getValue().isNull() ? "" : e.getValue().asText()));
            checkTwice(mapping);
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
        return byId.containsKey("mapping") && !isProposal(byId.get("mapping"));
    }

    boolean acceptsMapping() {
        return !answersMapping() && (byId.containsKey("mapping") || byId.containsKey(ALL));
    }

    /** Whether the proposal to a question of this kind about this column is accepted. */
    boolean accepts(String kind, String column, String field) {
        return find(kind, column, field).map(Answers::isProposal).orElse(byId.containsKey(ALL));
    }

    /** Shape → format; empty where nothing was answered. */
    Map<String, String> dates(String column, String field) {
        var formats = new LinkedHashMap<String, String>();
        find("date", column, field).filter(answer -> !isProposal(answer)).ifPresent(answer -> {
            if (answer.isObject()) {
                answer.properties().forEach(e -> formats.put(DateShapes.shape(e.getKey()).orElse(e.getKey()), e.getValue().asText()));
            } else {
                formats(answer).forEach(format -> DateShapes.shapeOf(format.asText()).ifPresent(shape -> formats.put(shape, format.asText())));
            }
        });
        return formats;
    }

    /** Value in the file → value meant, an empty text to leave the cell empty; nothing where the question is open. */
    Optional<Map<String, String>> values(String column, String field) {
        return find("value", column, field).filter(JsonNode::isObject).map(answer -> {
            var values = new LinkedHashMap<String, String>();
            answer.properties().forEach(e -> values.put(e.getKey(), e.getValue().isNull() ? "" : e.getValue().asText().strip()));
            return values;
        });
    }

    /** The answer to a question that takes a single word. */
    Optional<String> word(String kind, String column, String field) {
        return find(kind, column, field).filter(answer -> !isProposal(answer)).map(JsonNode::asText);
    }

    private Optional<JsonNode> find(String kind, String column, String field) {
        return Optional.ofNullable(byId.get(kind + ":" + column)).or(() -> Optional.ofNullable(byId.get(kind + ":" + field)));
    }
}
