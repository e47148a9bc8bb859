package dev.salesflow.imports.reading;

import dev.salesflow.imports.csv.CsvRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The first pass over a list: finds how it is to be read, and everything that only a person can say, in one go. */
public final class Reading {

    private final ImportKind kind;
    private final List<String> columns;
    private final Answers answers;
    private final Known known;
    private final Map<String, String> mapping = new LinkedHashMap<>();
    private final boolean told;
    private final List<Integer> unnamed = new ArrayList<>();
    private final Set<String> unnamedWithValues = new HashSet<>();
    private final boolean mappingCertain;
    private final Scan scan;

    /**
     * @param given column → field from the call; an empty field leaves a column out
     * @param remembered what a person confirmed for a file with the same columns, or null
     */
    public Reading(ImportKind kind, List<String> columns, Map<String, String> given, Map<String, String> remembered,
            Answers answers, Known known) {
        this.kind = kind;
        this.columns = columns;
        this.answers = answers;
        this.known = known;
        var decided = new HashMap<>(given);
        decided.putAll(answers.mapping());
        if (given.isEmpty() && !answers.answersMapping() && remembered != null) {
            decided.putAll(remembered);
        }
        this.told = !given.isEmpty() || answers.answersMapping() || remembered != null;
        boolean certain = true;
        var guesses = Headers.guess(kind, columns);
        for (var column : columns) {
            var guess = guesses.get(column);
            if (decided.containsKey(column)) {
                put(column, decided.get(column));
            } else if (guess != null && (guess.certain() || !told) && !decided.containsValue(guess.field())) {
                put(column, guess.field());
                certain &= guess.certain();
            } else if (Head.unnamed(column)) {
                unnamed.add(columns.indexOf(column));
            } else {
                certain = false;
            }
        }
        this.mappingCertain = (told || certain) && missingFields().isEmpty();
        this.scan = new Scan(kind, columns, mapping);
    }

    private void put(String column, String field) {
        if (!field.isEmpty() && !mapping.containsValue(field)) {
            mapping.put(column, field);
        }
    }

    /** Required fields that no column gives. */
    public List<String> missingFields() {
        return kind.fields().stream().filter(Field::required).map(Field::name).filter(f -> !mapping.containsValue(f)).toList();
    }

    public void see(CsvRows.Row row) {
        scan.see(row);
        for (int place : unnamed) {
            if (place < row.cells().size() && !row.cells().get(place).isBlank()) {
                unnamedWithValues.add(columns.get(place));
            }
        }
    }

    /** Columns that a person could want: a sheet often has empty ones between, which need no decision. */
    private List<String> choices() {
        return columns.stream().filter(column -> !Head.unnamed(column) || mapping.containsKey(column) || unnamedWithValues.contains(column)).toList();
    }

    public int rows() {
        return scan.rows();
    }

    public Map<String, String> mapping() {
        return mapping;
    }

    /** What is still open; empty when {@link #plan()} may be followed. */
    public List<Question> questions() {
        var questions = new ArrayList<Question>();
        if (!mappingCertain || !told && !unnamedWithValues.isEmpty()) {
            questions.add(Question.mapping(choices(), mapping, kind.fieldNames()));
        }
        var proposals = scan.dateProposals();
        scan.dates().forEach((column, seen) -> {
            if (!seen.certain() && answers.dates(column, mapping.get(column)).isEmpty()) {
                questions.add(Question.dates(column, mapping.get(column), seen, proposals.get(column)));
            }
        });
        scan.values().forEach((column, seen) -> {
            var proposal = nearValues(column, seen.keySet());
            if (!proposal.isEmpty() && answers.values(column, mapping.get(column)).isEmpty()) {
                questions.add(Question.values(column, mapping.get(column), proposal,
                        proposal.keySet().stream().collect(Collectors.toMap(v -> v, seen::get, (a, b) -> a, LinkedHashMap::new))));
            }
        });
        mapping.forEach((column, field) -> {
            if (kind.asksForMissing(kind.field(field)) && scan.missing(column) > 0 && answers.missing(column, field).isEmpty()) {
                questions.add(Question.missing(column, field, scan.missing(column)));
            }
        });
        return questions;
    }

    private Map<String, String> nearValues(String column, Set<String> values) {
        var what = kind.field(mapping.get(column)).known();
        var unknown = known.unknown(what, values);
        var proposal = new LinkedHashMap<String, String>();
        if (!unknown.isEmpty()) {
            var near = new Near(known.names(what));
            unknown.stream().sorted().forEach(value -> near.to(value).ifPresent(meant -> proposal.put(value, meant)));
        }
        return proposal;
    }

    public Plan plan() {
        var dates = new LinkedHashMap<String, Map<String, String>>();
        scan.dates().forEach((column, seen) -> {
            var formats = new LinkedHashMap<String, String>();
            seen.options().forEach((shape, options) -> {
                if (options.size() == 1) {
                    formats.put(shape, options.get(0));
                }
            });
            answers.dates(column, mapping.get(column)).ifPresent(formats::putAll);
            dates.put(column, formats);
        });
        var values = new LinkedHashMap<String, Map<String, String>>();
        mapping.forEach((column, field) -> answers.values(column, field).ifPresent(meant -> values.put(column, meant)));
        var placeholder = mapping.entrySet().stream().anyMatch(e -> answers.missing(e.getKey(), e.getValue()).filter("placeholder"::equals).isPresent());
        return new Plan(Map.copyOf(mapping), dates, values, placeholder);
    }
}
