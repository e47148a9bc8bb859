package dev.salesflow.imports.reading;

import dev.salesflow.shared.Refusal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column whose values must be words or records that the system knows, or are better so: which are not, what they most likely
 * mean, and what they are taken for.
 */
final class ValueColumn {

    /** More unknown values than anybody answers for; near ones are looked for among the most frequent. */
    private static final int MOST_NEAR = 500;
    private static final int MOST_OPTIONS = 300;
    /** A word that occurs so many times more often than another is the right spelling rather than the wrong one. */
    private static final int MORE_FREQUENT = 2;

    private final String column;
    private final Field field;
    private final Known known;
    private final Map<String, String> remembered = new LinkedHashMap<>();
    private final Map<String, Long> settled = new LinkedHashMap<>();
    private final Map<String, Long> unknown = new LinkedHashMap<>();
    private final Map<String, String> near = new LinkedHashMap<>();

    /** @param synonyms folded word → value meant, as decided for earlier lists */
    ValueColumn(String column, Field field, Map<String, Long> values, Map<String, String> synonyms, Known known) {
        this.column = column;
        this.field = field;
        this.known = known;
        var strange = strange(values.keySet());
        var frequent = values.entrySet().stream().filter(e -> strange.contains(e.getKey()))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).toList();
        var meant = synonyms.values().stream().filter(value -> !value.isEmpty()).collect(Collectors.toSet());
        meant.removeAll(strange(meant));
        frequent.forEach(e -> {
            var word = Words.fold(e.getKey());
            var synonym = synonyms.get(word);
            if (synonym != null && (meant.contains(synonym) || field.known().word() || synonym.isEmpty() || Words.fold(synonym).equals(word))) {
                remembered.put(e.getKey(), synonym);
            } else {
                unknown.put(e.getKey(), e.getValue());
            }
        });
        findNear(values);
        if (field.known().word()) {
            unknown.keySet().retainAll(near.keySet());
        }
        values.forEach((value, rows) -> {
            if (remembered.containsKey(value)) {
                settled.put(value, rows);
            }
        });
    }

    private Set<String> strange(Set<String> values) {
        return field.words().isEmpty() ? known.unknown(field.known(), values)
                : values.stream().filter(value -> !field.words().containsKey(Words.fold(value))).collect(Collectors.toSet());
    }

    private void findNear(Map<String, Long> values) {
        if (unknown.isEmpty()) {
            return;
        }
        var names = new Near(field.words().isEmpty() ? known.names(field.known()) : field.words().keySet());
        var spellings = field.known().word() ? new Near(unknown.keySet()) : names;
        unknown.keySet().stream().limit(MOST_NEAR).forEach(value -> names.to(value)
                .or(() -> spellings.others(value).filter(other -> values.get(other) >= MORE_FREQUENT * values.get(value)))
                .ifPresent(meant -> near.put(value, shown(meant))));
    }

    /** A choice's word stands for its value. */
    private String shown(String word) {
        return field.words().isEmpty() || field.words().get(Words.fold(word)).contains(":") ? word : field.words().get(Words.fold(word));
    }

    /** Empty where every value is known; what was decided earlier is shown with the rest, so that it can be changed. */
    Optional<Question> question() {
        var rows = new LinkedHashMap<>(unknown);
        rows.putAll(settled);
        var proposal = new LinkedHashMap<>(near);
        proposal.putAll(remembered);
        return rows.isEmpty() ? Optional.empty() : Optional.of(Question.values(column, field.name(), proposal, options(), rows));
    }

    /** Whether there are values that nobody has decided about yet. */
    boolean undecided() {
        return !unknown.isEmpty();
    }

    private List<String> options() {
        if (!field.words().isEmpty()) {
            var values = field.words().values().stream().filter(value -> !value.contains(":")).distinct();
            var outcomes = field.words().containsValue(":WON") ? Stream.of("won", "lost") : Stream.<String>empty();
            return Stream.concat(values, outcomes).toList();
        }
        var names = known.names(field.known()).stream().collect(Collectors.toMap(Words::fold, name -> name, (one, later) -> later)).values();
        return names.size() > MOST_OPTIONS ? null : names.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** Values that were decided about for earlier lists. */
    Set<String> remembered() {
        return settled.keySet();
    }

    /** Unknown customers of contacts without a near name are reported row by row; for all else a person is asked. */
    boolean mustBeAsked() {
        return field.known() != Field.Known.CUSTOMER || !near.isEmpty();
    }

    /** Value in the file → value meant, for those that are taken for something else. */
    Map<String, String> meant(Optional<Map<String, String>> answer, boolean accepted) {
        var meant = new LinkedHashMap<>(remembered);
        if (accepted) {
            meant.putAll(near);
        }
        answer.ifPresent(given -> {
            var rest = given.get(Answers.ALL);
            unknown.keySet().forEach(value -> {
                if (Answers.PROPOSAL.equals(rest) && near.containsKey(value)) {
                    meant.put(value, near.get(value));
                } else if (rest != null && rest.isEmpty()) {
                    meant.put(value, "");
                }
            });
            given.forEach((value, what) -> {
                if (!value.equals(Answers.ALL)) {
                    meant.put(value, what);
                }
            });
        });
        return meant;
    }

    /** As {@link #meant}, with what was left as it is; to be remembered. Unknown customers need no decision. */
    Map<String, String> decided(Optional<Map<String, String>> answer, boolean accepted) {
        var decided = meant(answer, accepted);
        if (field.known() != Field.Known.CUSTOMER && (accepted || answer.filter(given -> Answers.PROPOSAL.equals(given.get(Answers.ALL))).isPresent())) {
            unknown.keySet().forEach(value -> decided.putIfAbsent(value, value));
        }
        return decided;
    }

    /** Refuses an answer that names something unknown; a value may be left as it is. */
    void check(String id, Map<String, String> answer) {
        var named = answer.entrySet().stream()
                .filter(e -> !e.getKey().equals(Answers.ALL) && !e.getValue().isEmpty() && !e.getValue().equals(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (one, other) -> one));
        var wrong = field.known().word() ? Set.<String>of() : strange(named.keySet());
        wrong.stream().sorted().findFirst().ifPresent(name -> {
            throw Refusal.ofField(id, "imports.answer.notKnown", named.get(name), name);
        });
    }

    /** Whether an answer given beforehand names something unknown, so that it must be asked. */
    boolean fits(Map<String, String> answer) {
        try {
            check("", answer);
            return true;
        } catch (Refusal unknownName) {
            return false;
        }
    }
}
