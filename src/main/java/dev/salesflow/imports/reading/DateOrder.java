package dev.salesflow.imports.reading;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a deal's two dates say about each other's formats: it closes after it starts, and soon rather than late. So of all
 * readings of both columns the most likely is the one with the fewest contradictions, then with the shortest deals. Only a
 * proposal comes of it; the question is asked all the same.
 */
final class DateOrder {

    private final List<String[]> pairs;

    /** @param dated rows' cells that look like dates, by the place of their column */
    DateOrder(List<Map<Integer, String>> dated, int start, int end) {
        pairs = dated.stream().filter(row -> row.containsKey(start) && row.containsKey(end))
                .map(row -> new String[] {row.get(start), row.get(end)}).toList();
    }

    /** The two columns' proposals, shape → format; empty where no row has both dates. */
    List<Map<String, String>> proposals(DateShapes.Column start, DateShapes.Column end) {
        List<Map<String, String>> best = List.of();
        long least = Long.MAX_VALUE;
        if (pairs.isEmpty() || start.certain() && end.certain()) {
            return best;
        }
        for (var from : readings(start.options())) {
            for (var to : readings(end.options())) {
                var badness = badness(from, to);
                if (badness < least) {
                    least = badness;
                    best = List.of(from, to);
                }
            }
        }
        return best;
    }

    /** Every way to choose one format per shape. */
    private static List<Map<String, String>> readings(Map<String, List<String>> options) {
        List<Map<String, String>> readings = List.of(Map.of());
        for (var shape : options.entrySet()) {
            var longer = new ArrayList<Map<String, String>>();
            for (var reading : readings) {
                for (var format : shape.getValue()) {
                    var next = new LinkedHashMap<>(reading);
                    next.put(shape.getKey(), format);
                    longer.add(next);
                }
            }
            readings = longer.size() > 27 ? longer.subList(0, 27) : longer;
        }
        return readings;
    }

    private long badness(Map<String, String> from, Map<String, String> to) {
        long contradictions = 0;
        long days = 0;
        for (var pair : pairs) {
            var start = read(pair[0], from);
            var end = read(pair[1], to);
            if (start == null || end == null || end.isBefore(start)) {
                contradictions++;
            } else {
                days += Math.min(10_000, ChronoUnit.DAYS.between(start, end));
            }
        }
        return contradictions * 1_000_000_000L + days;
    }

    private static LocalDate read(String text, Map<String, String> formats) {
        return DateShapes.shape(text).map(formats::get).flatMap(format -> DateShapes.read(text, format)).orElse(null);
    }
}
