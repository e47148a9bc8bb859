package dev.salesflow.imports.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One question about a list; what a kind does not need is absent. The id is what the answer goes under.
 *
 * @param options dateFormat: formats of all shapes; numberFormat, currency, missing: the answers to choose from; values: what
 *        may be meant, where it can be listed
 * @param proposal mapping: column → field; dateFormat: shape → format; values: value → value meant; numberFormat, currency:
 *        the one under {@code *}
 * @param shapes dateFormat: the ways of writing found, each with its own example, rows and options
 * @param rows values: rows per value, the most frequent first; otherwise a number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Question(String id, Kind kind, String column, String field, List<String> columns, Map<String, ?> proposal,
        List<String> fields, List<String> options, List<String> examples, List<Shape> shapes, Object rows) {

    public enum Kind { mapping, dateFormat, numberFormat, currency, values, missing }

    /** One way in which a column writes dates. */
    public record Shape(String shape, String example, long rows, List<String> options) {
    }

    /** The same question of one word with another proposal. */
    Question proposing(String word) {
        return new Question(id, kind, column, field, columns, Map.of(Answers.ALL, word), fields,
                Stream.concat(options.stream(), Stream.of(word)).distinct().toList(), examples, shapes, rows);
    }

    static Question mapping(List<String> columns, Map<String, String> proposal, List<String> fields) {
        return new Question("mapping", Kind.mapping, null, null, columns, proposal, fields, null, null, null, null);
    }

    static Question dates(String column, String field, DateShapes.Column seen, Map<String, String> proposal) {
        var options = seen.options();
        var formats = Stream.concat(proposal.values().stream(), options.values().stream().flatMap(List::stream)).distinct().toList();
        var shapes = seen.shapes().entrySet().stream()
                .map(e -> new Shape(e.getKey(), e.getValue().example(), e.getValue().rows(), options.get(e.getKey()))).toList();
        return new Question("date:" + column, Kind.dateFormat, column, field, null, proposal, null, formats,
                shapes.stream().map(Shape::example).toList(), shapes, null);
    }

    static Question numbers(String column, String field, NumberFacts.Tally seen) {
        return new Question("number:" + column, Kind.numberFormat, column, field, null, Map.of(Answers.ALL, seen.proposal().code()), null,
                seen.options().stream().map(Numbers.Style::code).toList(), seen.examples(), null, seen.undecided());
    }

    static Question currency(String column, String field, NumberFacts seen) {
        var codes = seen.currencies().entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).map(Map.Entry::getKey).toList();
        return new Question("currency:" + column, Kind.currency, column, field, null, Map.of(Answers.ALL, codes.get(0)), null,
                Stream.concat(codes.stream(), Stream.of("none")).toList(), null, null, seen.withoutCurrency());
    }

    static Question values(String column, String field, Map<String, String> proposal, List<String> options, Map<String, Long> rows) {
        return new Question("value:" + column, Kind.values, column, field, null, proposal, null, options, null, null, rows);
    }

    static Question missing(String column, String field, long rows) {
        return new Question("missing:" + field, Kind.missing, column, field, null, null, null, List.of("report", "placeholder"), null, null, rows);
    }
}
