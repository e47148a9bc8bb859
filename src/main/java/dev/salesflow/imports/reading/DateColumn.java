package dev.salesflow.imports.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.salesflow.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A column of dates: in which formats its ways of writing can be read, and in which they are. */
final class DateColumn {

    private final String column;
    private final Field field;
    private final DateShapes.Column seen;
    private final Answers answers;
    private final Map<String, String> remembered = new LinkedHashMap<>();
    private Map<String, String> likely;

    /** @param earlier what was answered for such a list, or null; what does not fit the dates of this one is asked again */
    DateColumn(String column, Field field, DateShapes.Column seen, Answers answers, JsonNode earlier) {
        this.column = column;
        this.field = field;
        this.seen = seen;
        this.answers = answers;
        this.likely = seen.proposal();
        if (earlier != null) {
            seen.options().forEach((shape, formats) -> {
                var format = earlier.path(shape).asText();
                if (formats.size() > 1 && formats.contains(format)) {
                    remembered.put(shape, format);
                }
            });
        }
    }

    String id() {
        return "date:" + column;
    }

    /** The dates of another column speak for these formats. */
    void propose(Map<String, String> better) {
        likely = better;
    }

    private Map<String, String> proposal() {
        var proposal = new LinkedHashMap<>(likely);
        proposal.putAll(remembered);
        return proposal;
    }

    Optional<Reading.Asked> asked() {
        return seen.certain() ? Optional.empty()
                : Optional.of(new Reading.Asked(Question.dates(column, field.name(), seen, proposal()), open(), true, remembered.keySet()));
    }

    private boolean open() {
        var given = answers.dates(column, field.name());
        return !answers.accepts("date", column, field.name()) && seen.options().entrySet().stream()
                .anyMatch(e -> e.getValue().size() > 1 && !given.containsKey(e.getKey()) && !remembered.containsKey(e.getKey()));
    }

    /** Refuses a format in which none of the dates can be read. */
    void check() {
        var options = seen.options();
        answers.dates(column, field.name()).forEach((shape, format) -> {
            if (!options.getOrDefault(shape, List.of()).contains(format)) {
                throw Refusal.ofField(id(), "imports.answer.notThisDate", format, column,
                        String.join(", ", options.values().stream().flatMap(List::stream).toList()));
            }
        });
    }

    /** Shape → format, of those that are decided. */
    Map<String, String> formats() {
        var formats = new LinkedHashMap<String, String>();
        seen.options().forEach((shape, options) -> {
            if (options.size() == 1) {
                formats.put(shape, options.get(0));
            }
        });
        formats.putAll(answers.accepts("date", column, field.name()) ? proposal() : remembered);
        formats.putAll(answers.dates(column, field.name()));
        return formats;
    }

    /** The formats by these answers, to be remembered; empty where they say nothing of this column. */
    Optional<JsonNode> decided(Answers given) {
        if (seen.certain() || given.dates(column, field.name()).isEmpty() && !given.accepts("date", column, field.name())) {
            return Optional.empty();
        }
        var formats = JsonNodeFactory.instance.objectNode();
        formats().forEach(formats::put);
        return Optional.of(formats);
    }
}
