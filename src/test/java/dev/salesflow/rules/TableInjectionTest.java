package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A cell is data: whatever a person writes into one, either it is that text or the table is refused with the place. */
class TableInjectionTest {

    private static final String MARK = "dev.salesflow.injected";

    private static final List<String> PAYLOADS = List.of(
            "0.1); System.setProperty(\"" + MARK + "\", \"1\"); x(0.1",
            "1) || System.setProperty(\"" + MARK + "\", \"1\") == null || (1",
            "true) then System.setProperty(\"" + MARK + "\",\"1\"); end rule \"x\" when Parcel(fragile == true",
            "SMALL || System.setProperty(\"" + MARK + "\", \"1\") == null",
            "SMALL) from System.getProperties().values() //",
            "SMALL, eval(System.setProperty(\"" + MARK + "\", \"1\") == null)",
            "\" + System.setProperty(\"" + MARK + "\", \"1\") + \"",
            "\\\" + System.setProperty(\\\"" + MARK + "\\\", \\\"1\\\") + \\\"",
            "\\u0022 + System.setProperty(\\u0022" + MARK + "\\u0022, \\u00221\\u0022) + \\u0022",
            "\\", "\\\\\"", "'", "'); drop table customer; --", "\"", "\"\"", "\"\"\"", "x\" == \"x",
            "/*", "*/ System.exit(1); /*", "// comment", "# comment", "; end", "\nrule \"x\" when then System.exit(1); end\n",
            "a\rb", "a\u2028b", "a\u0085b", "a\u0000b", "\u202Eesrever", "$param", "$1", "$fact", "${7*7}", "#{7*7}", "@{7*7}",
            "{1}", "}", "{", "forall(||){fragile == $}", "RuleTable other", "RULETABLE", "CONDITION", "ACTION",
            "=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "T(java.lang.Runtime).getRuntime()", "new Parcel(null)",
            "1e400", "NaN", "Infinity", "0x10", "1_000", "1,5", "１２", "٣", "99999999999999999999", "--1", "1L", "1.0d", "null",
            "this", "Size.SMALL", "small", "ＳＭＡＬＬ", "SMALL\u200B", "SMALL;MEDIUM", ",SMALL", "SMALL,", "SMALL,,LARGE",
            "true;false", "TRUE", "yes", "from accumulate(Parcel(), count(1))", "a...", "<script>alert(1)</script>", "a`b", "a|b",
            "a^b", "~", "a<b", "a>b", "a=b", "[1]", "*", "😀", "a\tb", "x".repeat(101));

    @BeforeEach
    void nothingHasRun() {
        System.clearProperty(MARK);
    }

    static Stream<Arguments> everyPayloadInEveryColumn() {
        var columns = List.of("size =", "size !=", "size in", "size not in", "size known", "town =", "town !=", "town in",
                "town not in", "fragile =", "pieces =", "pieces <", "pieces between", "pieces in", "weight =", "weight >=",
                "weight between", "-> town team", "-> handling", "-> insured", "-> days", "-> fee", "-> fits");
        return columns.stream().flatMap(column -> PAYLOADS.stream().map(payload -> Arguments.of(column, payload)));
    }

    /** Nearly all are refused; a text that is accepted is compared as it stands, by our rules and by Drools' own reading. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyPayloadInEveryColumn")
    void isTheTextItSaysOrIsRefusedWithItsPlace(String column, String payload) {
        var label = column.equals("-> town team") ? "-> team" : column;
        RuleTable table;
        try {
            table = RuleTable.of(Parcel.ALL, HitPolicy.ALL, grid(label, payload));
        } catch (InvalidTable e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(p -> {
                assertThat(p.line()).isPositive();
                assertThat(p.key()).isNotBlank();
            });
            assertThat(System.getProperty(MARK)).isNull();
            return;
        }
        assertThat(RuleTable.read(Parcel.ALL, table.canonical())).isEqualTo(table);
        var written = table.canonical().lines().skip(TableWriter.FIRST_ROW_LINE).toList();
        assertThat(written).as("one line, whatever the cell holds").hasSize(1);
        ACCEPTED.add(table);
    }

    private static final List<RuleTable> ACCEPTED = new java.util.concurrent.CopyOnWriteArrayList<>();

    @org.junit.jupiter.api.AfterAll
    static void whatWasAcceptedDecidesByItsTextAndRunsNothing() {
        var oneOfEach = ACCEPTED.stream().collect(java.util.stream.Collectors.toMap(
                t -> t.columns().isEmpty() ? "result" : t.columns().get(0).label(), t -> List.of(t),
                (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
        oneOfEach.forEach((column, tables) -> {
            // All accepted cells of a column as the rows of one table: a compilation each would take minutes.
            var rows = new java.util.ArrayList<RuleTable.Row>();
            tables.forEach(t -> t.rows().forEach(r -> rows.add(new RuleTable.Row(rows.size() + 1, null, null, r.note(),
                    r.conditions(), r.results()))));
            if (tables.get(0).columns().isEmpty()) {
                return;
            }
            var table = new RuleTable(Parcel.ALL, HitPolicy.ALL, tables.get(0).columns(), tables.get(0).results(), rows);
            var facts = Tables.grid(table);
            var fired = Tables.fired(table, facts);
            var bare = Tables.bareDrools(table, facts);
            for (var i = 0; i < facts.size(); i++) {
                var expected = Tables.expected(table, facts.get(i));
                assertThat(fired.get(i)).as("%s %s", column, facts.get(i)).isEqualTo(expected);
                assertThat(bare.getOrDefault(facts.get(i), java.util.Map.of()).keySet()).as("%s %s", column, facts.get(i))
                        .isEqualTo(expected);
            }
        });
        assertThat(System.getProperty(MARK)).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notes")
    void aNoteIsTextWhateverItHolds(String note) {
        RuleTable table;
        try {
            table = RuleTable.of(Parcel.ALL, HitPolicy.ALL, "from,until,en,zh,row,size =,-> days\n,," + quoted(note) + ",,1,SMALL,1\n");
        } catch (InvalidTable e) {
            assertThat(e.problems()).isNotEmpty();
            return;
        }
        assertThat(table.rows().get(0).note().en()).isEqualTo(note.strip());
        assertThat(RuleTable.read(Parcel.ALL, table.canonical())).isEqualTo(table);
    }

    static Stream<String> notes() {
        return PAYLOADS.stream();
    }

    @Test
    void refusesAHeaderThatIsNotOurOwn() {
        var canonical = RuleTable.of(Parcel.ALL, HitPolicy.ALL, grid("size =", "SMALL")).canonical();

        for (var changed : List.of(
                canonical.replace("RuleSet,dev.salesflow.rules.test", "Functions,void f() { System.exit(1); }"),
                canonical.replace("java.util.List answers", "java.util.List answers, java.lang.Runtime r"),
                canonical.replace("this != null ?", "eval(System.exit(1)) ?"),
                canonical.replace("size == Size.$param", "size == Size.$param || System.exit(1) == 0"),
                canonical.replace("$fact : Parcel...", "$fact : Object..."),
                canonical.replace("answers.add(", "System.exit(1); answers.add("),
                canonical.replace("CONDITION", "PRIORITY"),
                canonical.replace("hit policy,ALL", "hit policy,COLLECT"),
                canonical.replace("\n\n", "\nDeclare,declare X end\n"))) {
            assertThat(changed).isNotEqualTo(canonical);
            assertThatThrownBy(() -> RuleTable.read(Parcel.ALL, changed)).isInstanceOf(InvalidTable.class);
        }
    }

    private static String grid(String label, String cell) {
        return label.startsWith("->")
                ? "from,until,en,zh,row," + label + "\n,,,,1," + quoted(cell) + "\n"
                : "from,until,en,zh,row," + label + ",-> days\n,,,,1," + quoted(cell) + ",1\n";
    }

    private static String quoted(String cell) {
        return "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
