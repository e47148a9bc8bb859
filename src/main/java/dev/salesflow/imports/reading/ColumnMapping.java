package dev.salesflow.imports.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which column is which field: what a person said, else what somebody confirmed for such a list, else what names and contents
 * speak for. Columns that nothing speaks for are not imported; one without a name that has values is asked about.
 */
public final class ColumnMapping {

    /** Why a column has its field, and how sure that is in percent; below 100 a person is asked. */
    public enum Origin {
        TOLD(100), REMEMBERED(100), NAME(100), NAME_AND_CONTENT(100), OPEN_NAME(60), NEAR_NAME(70), CONTENT(80), SECOND(50), NO_FIELD(100), NOTHING(100), UNNAMED(0);

        private final int certainty;

        Origin(int certainty) {
            this.certainty = certainty;
        }

        public int certainty() {
            return certainty;
        }
    }

    /** @param field empty where the column is not imported; {@code SECOND} names the field that another column has taken */
    public record Guess(String field, Origin origin) {
    }

    private final ImportKind kind;
    private final List<String> columns;
    private final Map<String, Guess> guesses = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final boolean told;

    /** @param decided column → field as a person said, or null where nobody did; an empty field leaves a column out */
    ColumnMapping(ImportKind kind, List<String> columns, List<ColumnFacts> facts, Map<String, String> decided, Origin by, Known known) {
        this.kind = kind;
        this.columns = columns;
        this.told = decided != null;
        if (told) {
            columns.stream().filter(decided::containsKey).forEach(column -> put(column, decided.get(column), by));
        }
        byName(facts);
        if (!told) {
            open(facts, known);
        }
        for (int i = 0; i < columns.size(); i++) {
            boolean unnamed = Head.unnamed(columns.get(i)) && facts.get(i).filled() > 0 && !told;
            guesses.putIfAbsent(columns.get(i), new Guess("", unnamed ? Origin.UNNAMED : Origin.NOTHING));
        }
    }

    private void put(String column, String field, Origin origin) {
        guesses.put(column, new Guess(field.isEmpty() || taken.add(field) ? field : "", origin));
    }

    /** Names that can mean only one thing come before those that need their content's word. */
    private void byName(List<ColumnFacts> facts) {
        for (var column : columns) {
            var name = Headers.exact(kind, column).filter(found -> !found.open()).orElse(null);
            if (name != null && !guesses.containsKey(column)) {
                byName(column, name.field());
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var field = Headers.exact(kind, column).filter(Headers.Name::open).map(Headers.Name::field).orElse("");
            if (!guesses.containsKey(column) && !field.isEmpty() && !taken.contains(field) && Contents.agrees(kind.field(field), facts.get(i))) {
                put(column, field, Origin.NAME_AND_CONTENT);
            }
        }
    }

    /** Of two columns for one field the first has it; which is right is asked. */
    private void byName(String column, String field) {
        if (field.isEmpty()) {
            put(column, "", Origin.NO_FIELD);
        } else if (!taken.contains(field)) {
            put(column, field, Origin.NAME);
        } else if (!told) {
            guesses.put(column, new Guess(field, Origin.SECOND));
        }
    }

    private void open(List<ColumnFacts> facts, Known known) {
        for (var column : columns) {
            if (guesses.containsKey(column)) {
                continue;
            }
            var open = Headers.exact(kind, column).map(Headers.Name::field).filter(field -> !taken.contains(field));
            var near = open.or(() -> Headers.near(kind, column, taken));
            var found = near.or(() -> Contents.field(kind, facts.get(columns.indexOf(column)), taken, known));
            found.ifPresent(field -> put(column, field, open.isPresent() ? Origin.OPEN_NAME : near.isPresent() ? Origin.NEAR_NAME : Origin.CONTENT));
        }
    }

    /** Column → field, in the columns' order. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        columns.forEach(column -> {
            var guess = guesses.get(column);
            if (!guess.field().isEmpty() && guess.origin() != Origin.SECOND) {
                fields.put(column, guess.field());
            }
        });
        return fields;
    }

    public Guess guess(String column) {
        return guesses.get(column);
    }

    /** Required fields that no column gives. */
    public List<String> missing() {
        return kind.fields().stream().filter(Field::required).map(Field::name).filter(field -> !taken.contains(field)).toList();
    }

    boolean certain() {
        return missing().isEmpty() && guesses.values().stream().allMatch(guess -> guess.origin().certainty() == 100);
    }
}
