package dev.salesflow.imports.reading;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a deal's two dates say about each other's formats: it closes after it starts, and soon rather than late. So of all
 * readings of both columns the most likely is the one with the fewest contradictions, then with the shortest deals. Only a
 * proposal comes of it; the question is asked all the same.
 */
final class DateOrder {

    private static final int SAMPLE = 5_000;

    private final int start;
    private final int end;
    private final List<String[]> pairs = new ArrayList<>();

    private DateOrder(int start, int end) {
        this.start = start;
        this.end = end;
    }

    static DateOrder of(Field[] fields) {
        var names = Arrays.stream(fields).map(field -> field == null ? "" : field.name()).toList();
        return new DateOrder(names.indexOf("startedOn"), names.indexOf("closedOn"));
    }

    void see(List<String> cells) {
        if (start >= 0 && end >= 0 && pairs.size() < SAMPLE) {
            var from = RowReader.clean(cells.get(start));
            var to = RowReader.clean(cells.get(end));
            if (!from.isEmpty() && !to.isEmpty()) {
                pairs.add(new String[] {from, to});
            }
        }
    }

    void improve(Map<String, DateShapes.Column> dates, List<String> columns, Map<String, Map<String, String>> proposals) {
        if (pairs.isEmpty() || dates.get(columns.get(start)).certain() && dates.get(columns.get(end)).certain()) {
            return;
        }
        long best = Long.MAX_VALUE;
        for (var from : readings(dates.get(columns.get(start)).options())) {
            for (var to : readings(dates.get(columns.get(end)).options())) {
                var badness = badness(from, to);
                if (badness < best) {
                    best = badness;
                    proposals.put(columns.get(start), from);
                    proposals.put(columns.get(end), to);
                }
            }
        }
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
