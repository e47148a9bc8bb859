package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.rules.Finding.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the checks of a table say is what trying every case shows. */
class SoundnessTest {

    private static final LocalDate TODAY = GeneratedTables.TODAY;
    /** Also those that are over. */
    private static final List<LocalDate> DAYS = TODAY.minusDays(10).datesUntil(TODAY.plusDays(10)).toList();

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithBruteForce(int seed) {
        var table = new GeneratedTables(seed).table();
        var force = new BruteForce(table);

        var found = Soundness.of(table, TODAY);

        assertThat(rows(found, Kind.IMPOSSIBLE)).as("impossible").isEqualTo(force.impossible());
        assertThat(rows(found, Kind.DUPLICATE)).as("duplicates").isEqualTo(force.duplicates());
        assertThat(found.of(Kind.OVERLAP).stream().flatMap(finding -> finding.rows().stream().skip(1).map(other -> List.of(finding.rows().get(0), other)))
                .collect(Collectors.toSet())).as("overlaps").isEqualTo(force.overlaps());
        assertThat(found.of(Kind.OVERLAP)).as("one for each lower row").extracting(finding -> finding.rows().get(0)).doesNotHaveDuplicates();
        assertThat(firstRows(found, Kind.NEVER_FIRES)).as("never fire").isEqualTo(force.neverFire());
        assertThat(found.of(Kind.GAP).isEmpty()).as("no gap").isEqualTo(force.uncovered().isEmpty());
        assertThat(found.of(Kind.NOT_CHECKED)).isEmpty();
    }

    /** Among 200 tables each kind turns up often, so that the agreement means something. */
    @Test
    void theGeneratedTablesAreWrongInEveryWay() {
        var kinds = seeds().boxed().flatMap(seed -> Soundness.of(new GeneratedTables(seed).table(), TODAY).findings().stream()
                .map(Finding::kind).distinct()).collect(Collectors.groupingBy(k -> k, Collectors.counting()));

        assertThat(kinds).allSatisfy((kind, tables) -> assertThat(tables).as(kind.name()).isGreaterThan(10));
        assertThat(kinds.keySet()).contains(Kind.IMPOSSIBLE, Kind.OVERLAP, Kind.GAP, Kind.DUPLICATE, Kind.NEVER_FIRES);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anOverlapShowsACaseThatBothRowsFit(int seed) {
        var table = new GeneratedTables(seed).table();

        for (var overlap : Soundness.of(table, TODAY).of(Kind.OVERLAP)) {
            assertThat(overlap.rows().subList(0, 2)).allSatisfy(number -> assertThat(table.rows().get(number - 1).conditions())
                    .allMatch(c -> !overlap.example().facts().containsKey(c.field()) && c.fits(null)
                            || c.fits(overlap.example().facts().get(c.field()))));
        }
    }

    /** One more that needs more rows than are shown at once: which of the 200 do depends on the order of the values. */
    static IntStream withManyHoles() {
        return IntStream.concat(seeds(), IntStream.of(1274));
    }

    /** The rows that are proposed, one portion after the other, close the gap whole; none touches another, unless it is the last one for all that is left. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("withManyHoles")
    void theProposedRowsCloseTheWholeGapWithoutTouchingARow(int seed) {
        var table = new GeneratedTables(seed).table();
        var gap = gap(table);
        if (gap == null) {
            return;
        }
        assertThat(new BruteForce(table).uncovered(gap.example().day())).as("the shown case is one").isTrue();

        while (gap != null) {
            for (var missing : gap.missing()) {
                table = with(table, missing);
                if (!missing.isForTheRest()) {
                    assertThat(new BruteForce(table).sharedWithLastRow()).as("row %s of %s", missing, table.rows()).isEmpty();
                }
            }
            assertThat(closes(table, gap.example())).as("the shown case has a row").isTrue();
            var portion = gap.missing().size();
            gap = gap(table);
            assertThat(gap == null || portion == MissingRows.MOST).as("only a full portion leaves something").isTrue();
        }

        assertThat(new BruteForce(table).uncovered()).isEmpty();
        assertThat(RuleTable.draft(table.contract(), table.policy(), table.grid()).columns()).as("can be read").isEqualTo(table.columns());
    }

    private static boolean closes(RuleTable table, Finding.Case shown) {
        return table.rows().stream().anyMatch(row -> row.validOn(shown.day())
                && row.conditions().stream().allMatch(c -> c.fits(shown.facts().get(c.field()))));
    }

    private static Finding gap(RuleTable table) {
        return Soundness.of(table, TODAY).of(Kind.GAP).stream().findFirst().orElse(null);
    }

    private static RuleTable with(RuleTable table, MissingRow missing) {
        var columns = Stream.concat(table.columns().stream(),
                missing.conditions().stream().map(c -> new RuleTable.Column(c.field(), c.operator()))).distinct().toList();
        var row = new RuleTable.Row(table.rows().size() + 1, missing.from(), missing.until(), new RowNote("", ""),
                missing.conditions(), table.rows().get(0).results());
        return new RuleTable(table.contract(), table.policy(), columns, table.results(),
                Stream.concat(table.rows().stream(), Stream.of(row)).toList());
    }

    private static Set<List<Integer>> rows(Soundness soundness, Kind kind) {
        return soundness.of(kind).stream().map(Finding::rows).collect(Collectors.toSet());
    }

    private static Set<Integer> firstRows(Soundness soundness, Kind kind) {
        return soundness.of(kind).stream().map(f -> f.rows().get(0)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every case on every day, by nothing but whether a condition fits a value. */
    private record BruteForce(RuleTable table, List<Record> cases) {

        BruteForce(RuleTable table) {
            this(table, Tables.grid(table));
        }

        private Stream<RuleTable.Row> rows() {
            return table.rows().stream();
        }

        private Set<Integer> indices(RuleTable.Row row) {
            return IntStream.range(0, cases.size()).filter(i -> row.fits(cases.get(i))).boxed().collect(Collectors.toSet());
        }

        Set<List<Integer>> impossible() {
            return rows().filter(r -> indices(r).isEmpty()).map(r -> List.of(r.number())).collect(Collectors.toSet());
        }

        private Stream<List<RuleTable.Row>> pairs() {
            return rows().flatMap(a -> rows().filter(b -> b.number() > a.number()).map(b -> List.of(b, a)));
        }

        Set<List<Integer>> duplicates() {
            return pairs().filter(p -> !indices(p.get(0)).isEmpty() && indices(p.get(0)).equals(indices(p.get(1)))
                    && Objects.equals(p.get(0).from(), p.get(1).from()) && Objects.equals(p.get(0).until(), p.get(1).until())
                    && p.get(0).results().equals(p.get(1).results()))
                    .map(p -> List.of(p.get(0).number(), p.get(1).number())).collect(Collectors.toSet());
        }

        Set<List<Integer>> overlaps() {
            return table.policy() != HitPolicy.UNIQUE ? Set.of() : pairs().filter(p ->
                            DAYS.stream().anyMatch(d -> p.stream().allMatch(r -> r.validOn(d)))
                                    && cases.stream().anyMatch(c -> p.stream().allMatch(r -> r.fits(c))))
                    .map(p -> List.of(p.get(0).number(), p.get(1).number())).collect(Collectors.toSet());
        }

        Set<Integer> neverFire() {
            return rows().filter(r -> GeneratedTables.days().stream().noneMatch(r::validOn)
                            || table.policy() == HitPolicy.FIRST && !indices(r).isEmpty() && GeneratedTables.days().stream()
                            .filter(r::validOn).allMatch(d -> cases.stream().filter(r::fits).allMatch(c -> rows()
                                    .anyMatch(above -> above.number() < r.number() && above.validOn(d) && above.fits(c)))))
                    .map(RuleTable.Row::number).collect(Collectors.toCollection(TreeSet::new));
        }

        Set<Object> uncovered() {
            return GeneratedTables.days().stream().filter(this::uncovered).collect(Collectors.toSet());
        }

        boolean uncovered(LocalDate day) {
            return switch (table.contract().answers()) {
                case WHERE_A_ROW_FITS -> false;
                case EVERY_CASE -> cases.stream().anyMatch(c -> rows().noneMatch(r -> r.validOn(day) && r.fits(c)));
                case EVERY_KNOWN_CASE -> cases.stream()
                        .filter(c -> table.columns().stream().allMatch(column -> column.field().valueIn(c) != null))
                        .anyMatch(c -> rows().noneMatch(r -> r.validOn(day) && r.fits(c)));
            };
        }

        Set<Integer> sharedWithLastRow() {
            var last = table.rows().get(table.rows().size() - 1);
            return rows().filter(r -> r != last
                            && DAYS.stream().anyMatch(d -> r.validOn(d) && last.validOn(d))
                            && cases.stream().anyMatch(c -> r.fits(c) && last.fits(c)))
                    .map(RuleTable.Row::number).collect(Collectors.toSet());
        }
    }
}
