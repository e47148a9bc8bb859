package dev.salesflow.imports.reading;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Names that lists use for our fields, in both languages: {@code imports/column-names.properties}. */
public final class Headers {

    private static final String FILE = "/imports/column-names.properties";
    private static final String NONE = "none";
    private static final String OPEN = "~";

    /** What a name means: a field, or none of ours; {@code open} where it may mean something else too. */
    record Name(String field, boolean open) {
    }

    private static final Map<ImportKind, Map<String, Name>> KNOWN = read();

    private Headers() {
    }

    private static Map<ImportKind, Map<String, Name>> read() {
        var lines = new Properties();
        try (var file = new InputStreamReader(Objects.requireNonNull(Headers.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8)) {
            lines.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var known = new EnumMap<ImportKind, Map<String, Name>>(ImportKind.class);
        for (var kind : ImportKind.values()) {
            var names = new HashMap<String, Name>();
            kind.fieldNames().forEach(field -> names.put(Words.name(field), new Name(field, false)));
            labels(kind).forEach((label, field) -> {
                if (kind.has(field)) {
                    names.putIfAbsent(Words.name(label), new Name(field, false));
                }
            });
            for (var line : lines.stringPropertyNames()) {
                var field = line.substring(line.indexOf('.') + 1);
                if (line.startsWith(kind.code() + ".")) {
                    put(names, field, lines.getProperty(line));
                }
            }
            known.put(kind, Map.copyOf(names));
        }
        return known;
    }

    private static void put(Map<String, Name> names, String field, String line) {
        for (var name : line.split(",")) {
            names.putIfAbsent(Words.name(name.replace(OPEN, "")), new Name(field.equals(NONE) ? "" : field, name.strip().startsWith(OPEN)));
        }
    }

    private static Map<String, String> labels(ImportKind kind) {
        return switch (kind) {
            case CUSTOMERS -> Labels.under("customer", "customer.field.");
            case CONTACTS -> Labels.under("customer", "customer.contact.");
            case OPPORTUNITIES -> Labels.under("opportunity", "opportunity.field.");
            case TEAM, PRODUCTS -> Map.of();
        };
    }

    /** What a column of just this name means; a name that is none of our fields has an empty one. */
    static Optional<Name> exact(ImportKind kind, String column) {
        return Optional.ofNullable(KNOWN.get(kind).get(Words.name(column)));
    }

    /** The one free field to which a name comes near. */
    static Optional<String> near(ImportKind kind, String column, Set<String> taken) {
        var word = Words.name(column);
        var fields = KNOWN.get(kind).entrySet().stream().filter(known -> Near.close(word, known.getKey()))
                .map(known -> known.getValue().field()).collect(Collectors.toSet());
        var field = fields.size() == 1 ? fields.iterator().next() : "";
        return field.isEmpty() || taken.contains(field) ? Optional.empty() : Optional.of(field);
    }

    /** Whether a header cell is a name that any kind of list uses: what tells a header from a first row of data. */
    public static boolean isName(String cell) {
        var word = Words.name(cell);
        return KNOWN.values().stream().anyMatch(names -> names.containsKey(word));
    }
}
