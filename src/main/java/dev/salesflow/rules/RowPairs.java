package dev.salesflow.rules;

import static dev.salesflow.rules.FieldWords.words;

import dev.salesflow.rules.Finding.Kind;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What two rows are to each other: two that say the same of the same cases, and two of which only one may fit. */
final class RowPairs {

    private static final int MOST_NAMED = 15;

    private final RuleTable table;
    private final CaseSpace space;
    private final FieldWords words;

    RowPairs(RuleTable table, CaseSpace space) {
        this.table = table;
        this.space = space;
        this.words = new FieldWords(table.contract());
    }

    Stream<Finding> findings() {
        return Stream.concat(
                pairs().filter(this::same).map(this::duplicate),
                table.policy() == HitPolicy.UNIQUE ? overlapping().limit(TableCheck.MOST_OF_A_KIND + 1).map(this::overlap) : Stream.empty());
    }

    /** Each condition is about one field, so two rows share a case just when, field by field, they share a value. */
    Stream<RuleTable.Overlap> overlaps() {
        return pairs().filter(pair -> pair.first().sharesADayWith(pair.second()) && IntStream.range(1, space.axes())
                .allMatch(axis -> axis(pair.first(), axis).intersects(axis(pair.second(), axis))));
    }

    private Stream<RuleTable.Overlap> pairs() {
        return table.rows().stream().flatMap(first -> table.rows().stream().skip(first.number())
                .map(second -> new RuleTable.Overlap(first, second)));
    }

    private boolean same(RuleTable.Overlap pair) {
        var one = pair.first();
        var other = pair.second();
        return Objects.equals(one.from(), other.from()) && Objects.equals(one.until(), other.until())
                && one.results().equals(other.results())
                && IntStream.range(1, space.axes()).allMatch(axis -> !axis(one, axis).isEmpty() && axis(one, axis).equals(axis(other, axis)));
    }

    private BitSet axis(RuleTable.Row row, int axis) {
        return space.box(row.number() - 1)[axis];
    }

    private Finding duplicate(RuleTable.Overlap pair) {
        return new Finding(Kind.DUPLICATE, List.of(pair.second().number(), pair.first().number()), List.of(),
                words("rules.finding.DUPLICATE", number(pair.second()), number(pair.first())),
                words("rules.finding.DUPLICATE.cure", number(pair.second())));
    }

    /** By the lower row, or every row of a table would be told as often as there are others. */
    private Stream<List<RuleTable.Overlap>> overlapping() {
        return overlaps().collect(Collectors.groupingBy(pair -> pair.second().number(), TreeMap::new, Collectors.toList())).values().stream();
    }

    /** Of the first row that shares cases with it the case is told, the others are named. */
    private Finding overlap(List<RuleTable.Overlap> pairs) {
        var told = overlap(pairs.get(0));
        if (pairs.size() == 1) {
            return told;
        }
        var others = pairs.stream().map(pair -> pair.first().number()).toList();
        var named = others.size() > MOST_NAMED ? TableCheck.numbers(others.subList(0, MOST_NAMED)) + ", …" : TableCheck.numbers(others);
        return new Finding(Kind.OVERLAP, Stream.concat(told.rows().stream().limit(1), others.stream()).toList(), List.of(),
                words("rules.finding.OVERLAP.several", number(pairs.get(0).second()), others.size(), named, told.reason()),
                words("rules.finding.OVERLAP.several.cure", number(pairs.get(0).second())), told.example(), List.of());
    }

    private Finding overlap(RuleTable.Overlap pair) {
        var facts = new LinkedHashMap<TableField, Object>();
        for (var axis = 1; axis < space.axes(); axis++) {
            var both = (BitSet) axis(pair.first(), axis).clone();
            both.and(axis(pair.second(), axis));
            if (both.cardinality() < space.values(axis).size()) {
                facts.put(space.field(axis), space.plain(axis, both));
            }
        }
        var example = new Finding.Case(firstDay(pair), facts);
        return new Finding(Kind.OVERLAP, List.of(pair.second().number(), pair.first().number()), List.of(),
                words("rules.finding.OVERLAP", number(pair.second()), number(pair.first()), words.facts(facts)),
                words("rules.finding.OVERLAP.cure"), example, List.of());
    }

    /** The first day on which both count; null where they always did. */
    private static LocalDate firstDay(RuleTable.Overlap pair) {
        return Stream.of(pair.first().from(), pair.second().from()).filter(Objects::nonNull)
                .max(LocalDate::compareTo).orElse(null);
    }

    private static String number(RuleTable.Row row) {
        return Integer.toString(row.number());
    }
}
