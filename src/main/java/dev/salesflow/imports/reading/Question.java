package dev.salesflow.imports.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * One question about a list; what a kind does not need is absent. The id is what the answer goes under.
 *
 * @param options mapping: none; dateFormat: formats of all shapes; missing: {@code report, placeholder}
 * @param shapes dateFormat: the ways of writing found, each with its own example, rows and options
 * @param rows values: rows per value; missing: a number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Question(String id, Kind kind, String column, String field, List<String> columns, Map<String, ?> proposal,
        List<String> fields, List<String> options, List<String> examples, List<Shape> shapes, Object rows) {

    public enum Kind { mapping, dateFormat, values, missing }

    /** One way in which a column writes dates. */
    public record Shape(String shape, String example, long rows, List<String> options) {
    }

    static Question mapping(List<String> columns, Map<String, String> proposal, List<String> fields) {
        return new Question("mapping", Kind.mapping, null, null, columns, proposal, fields, null, null, null, null);
    }

    static Question dates(String column, String field, DateShapes.Column seen, Map<String, String> proposal) {
        var options = seen.options();
        var formats = java.util.stream.Stream.concat(proposal.values().stream(), options.values().stream().flatMap(List::stream)).distinct().toList();
        var shapes = seen.shapes().entrySet().stream()
                .map(e -> new Shape(e.getKey(), e.getValue().example, e.getValue().rows, options.get(e.getKey()))).toList();
        return new Question("date:" + column, Kind.dateFormat, column, field, null, proposal, null, formats,
                shapes.stream().map(Shape::example).toList(), shapes, null);
    }

    static Question values(String column, String field, Map<String, String> proposal, Map<String, Long> rows) {
        return new Question("value:" + column, Kind.values, column, field, null, proposal, null, null, null, null, rows);
    }

    static Question missing(String column, String field, long rows) {
        return new Question("missing:" + field, Kind.missing, column, field, null, null, null, List.of("report", "placeholder"), null, null, rows);
    }
}
