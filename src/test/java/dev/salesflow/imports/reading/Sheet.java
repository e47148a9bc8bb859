package dev.salesflow.imports.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.imports.csv.CsvRows;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A list in a test, and a system that knows a few names. */
final class Sheet {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ImportKind kind;
    private final List<CsvRows.Row> rows = new ArrayList<>();
    private final Map<Field.Known, List<String>> names = new HashMap<>();
    private Earlier earlier = Earlier.NOTHING;

    private Sheet(ImportKind kind, String text) {
        this.kind = kind;
        try (var file = new CsvRows(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8, ',')) {
            file.forEachRemaining(rows::add);
        }
    }

    static Sheet of(ImportKind kind, String text) {
        return new Sheet(kind, text);
    }

    /** One column of the given values. */
    static Sheet column(ImportKind kind, String name, String... values) {
        return of(kind, "\"" + name + "\"\n" + java.util.Arrays.stream(values).map(value -> "\"" + value + "\"\n").collect(Collectors.joining()));
    }

    Sheet knowing(Field.Known what, String... values) {
        names.put(what, List.of(values));
        return this;
    }

    Sheet earlier(Earlier decided) {
        earlier = decided;
        return this;
    }

    List<String> columns() {
        return rows.get(0).cells();
    }

    /** As it comes back from the database. */
    Profile profile() throws JsonProcessingException {
        var scan = new Scan(columns());
        rows.subList(1, rows.size()).forEach(scan::see);
        return JSON.readValue(JSON.writeValueAsString(scan.profile()), Profile.class);
    }

    Reading read() throws JsonProcessingException {
        return read("{}");
    }

    Reading read(String answers) throws JsonProcessingException {
        var given = new HashMap<String, JsonNode>();
        JSON.readTree(answers).properties().forEach(e -> given.put(e.getKey(), e.getValue()));
        return new Reading(kind, columns(), profile(), Map.of(), earlier, new Answers(given), known());
    }

    /** The row after the header by the given number, read as the answers say. */
    Map<String, Object> row(int number, String answers) throws JsonProcessingException, BadCell {
        return new RowReader(kind, columns(), read(answers).plan()).read(rows.get(number)).values();
    }

    private Known known() {
        return new Known() {
            @Override
            public Set<String> unknown(Field.Known what, Set<String> values) {
                var folded = names(what).stream().map(Words::fold).toList();
                return values.stream().filter(value -> !folded.contains(Words.fold(value))).collect(Collectors.toSet());
            }

            @Override
            public Collection<String> names(Field.Known what) {
                return names.getOrDefault(what, List.of());
            }
        };
    }
}
