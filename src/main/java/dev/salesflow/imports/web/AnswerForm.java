package dev.salesflow.imports.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.salesflow.shared.Refusals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the answers that the page's form sends. A field's name is a letter for the kind of question, the column's number, and the
 * part: {@code m.3} mapping, {@code d.3.<shape>} date, {@code n.3} number, {@code c.3} currency, {@code v.3.<value>} value with
 * {@code o.3.<value>} for one typed by hand, {@code x.<field>} missing.
 */
final class AnswerForm {

    /** What a value's select may say besides {@code =<known value>}. */
    static final String KEEP = "~keep";
    static final String EMPTY = "~empty";
    static final String OTHER = "~other";

    private static final Pattern MISSING = Pattern.compile("x\\.(\\w+)");
    private static final Pattern COLUMN = Pattern.compile("([mncdv])\\.(\\d{1,3})(?:\\.(.+))?", Pattern.DOTALL);

    private final List<String> columns;
    private final Map<String, String> typed;
    private final Map<String, JsonNode> answers = new LinkedHashMap<>();

    private AnswerForm(List<String> columns, Map<String, String> typed) {
        this.columns = columns;
        this.typed = typed;
    }

    static Map<String, JsonNode> read(List<String> columns, Map<String, String> typed) {
        var form = new AnswerForm(columns, typed);
        typed.forEach(form::read);
        return form.answers;
    }

    private void read(String name, String text) {
        var missing = MISSING.matcher(name);
        if (missing.matches()) {
            answers.put("missing:" + missing.group(1), JsonNodeFactory.instance.textNode(text));
        }
        var about = COLUMN.matcher(name);
        if (about.matches() && Integer.parseInt(about.group(2)) < columns.size()) {
            var part = about.group(3);
            var column = columns.get(Integer.parseInt(about.group(2)));
            switch (about.group(1) + (part == null ? "" : ".")) {
                case "m" -> part("mapping", column, text);
                case "n" -> answers.put("number:" + column, JsonNodeFactory.instance.textNode(text));
                case "c" -> answers.put("currency:" + column, JsonNodeFactory.instance.textNode(text));
                case "d." -> part("date:" + column, part, text);
                case "v." -> part("value:" + column, part, meant("o." + about.group(2) + "." + part, part, text));
                default -> { }
            }
        }
    }

    /** Who chose another value and has typed none yet leaves the cell as it is. */
    private String meant(String typedName, String value, String choice) {
        return switch (choice) {
            case KEEP -> value;
            case EMPTY -> "";
            case OTHER -> typed.getOrDefault(typedName, "").isBlank() ? value : typed.get(typedName).strip();
            default -> choice.substring(Math.min(1, choice.length()));
        };
    }

    /** Refuses another value that was chosen but not typed. */
    static void checkTyped(List<String> columns, Map<String, String> typed) {
        var problems = new Refusals();
        typed.forEach((name, choice) -> {
            var about = COLUMN.matcher(name);
            if (choice.equals(OTHER) && about.matches() && about.group(3) != null && Integer.parseInt(about.group(2)) < columns.size()) {
                problems.require(!typed.getOrDefault("o" + name.substring(1), "").isBlank(), "value:" + columns.get(Integer.parseInt(about.group(2))),
                        "imports.question.other.missing", about.group(3));
            }
        });
        problems.throwIfAny();
    }

    private void part(String question, String part, String text) {
        ((ObjectNode) answers.computeIfAbsent(question, id -> JsonNodeFactory.instance.objectNode())).put(part, text);
    }
}
