package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.salesflow.shared.PlainText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            "a^b", "~", "a<b", "a>b", "a=b", "[1]", "*", "😀", "a\tb", "x".repeat(101),
            "eval(true)", "eval( System.exit(1) == null )", "not Parcel()", "exists Parcel()", "collect( Parcel() )",
            "Parcel( this soundslike \"x\" )", "matches \".*\"", "SMALL or LARGE", "SMALL && true", "SMALL || true", "!SMALL",
            "size == Size.SMALL", ") Parcel( size == Size.LARGE", "modify($fact) { }", "update($fact);", "retract($fact);", "delete($fact);",
            "insert(new Parcel(null,null,null,null,null));", "kcontext.halt();", "drools.halt();", "drools.getWorkingMemory()",
            "answers.clear();", "answers.add(1);", "firings.fired($fact, 1);", "salience 100", "no-loop true", "lock-on-active", "agenda-group \"x\"",
            "dialect \"mvel\"", "dialect \"java\"", "declare X end", "query q() end", "function void f() { System.exit(1); }",
            "global java.util.List answers", "import java.lang.*;", "package evil;", "unit Evil;", "import function java.lang.System.exit;",
            "with (System) { exit(1) }", "Runtime.getRuntime().exec(\"id\")", "new java.io.File(\"/tmp/x\").createNewFile()",
            "Class.forName(\"java.lang.Runtime\")", "''.getClass()", "\"\".class", "java.lang.Math.PI", "a ? b : c", "x -> x", "i++", "1/0",
            "%s%n", "%1$s", "{0}", "''{0}''", "\\u000a", "\\n", "\\\nend", "\u000B", "\u000Ca", "a\u00A0b", "\uFEFF", "\uD800", "\uDC00x",
            "\uFFFE", "\uFFFF", "\u200Fabc", "\u2066abc\u2069", "‘quoted’", "“quoted”", "＂", "＇", "；", "＝1+1", "e\u0301".repeat(60),
            "<![CDATA[x]]>", "]]>", "&lt;", "&#x22;", "<!DOCTYPE x [<!ENTITY y \"z\">]>", "&y;", "_x0022_", "_x000A_", "_x005F_x0022_",
            "=HYPERLINK(\"http://x\",\"y\")", "=IMPORTXML(\"http://x\")", "'=1+1", "\t=1", "\r\n=1", "0,0", "1;2", "--", "1--1", "0b1", "0777",
            "1e3", "١", "Ⅷ", "½", "∞", "true\u0000", "tru\u0435", "2026-01-01T00:00", "2026-02-30", "+2026-01-01", "999999999-01-01", "-1-01-01",
            "today", "NOW()", "2026/01/01", "20260101", "RuleTable\u00A0x", "ruletable", "ＲuleTable", "RuleSet", "Import", "Variables", "Sequential");

    @BeforeEach
    void nothingHasRun() {
        System.clearProperty(MARK);
    }

    private static final List<String> COLUMNS = List.of("size =", "size !=", "size in", "size not in", "size known", "town =", "town !=",
            "town in", "town not in", "town known", "fragile =", "fragile known", "pieces =", "pieces !=", "pieces <", "pieces <=", "pieces >",
            "pieces >=", "pieces between", "pieces in", "pieces not in", "weight =", "weight !=", "weight <", "weight >=", "weight between",
            "-> handling", "-> team", "-> insured", "-> days", "-> fee", "-> fits", "valid from", "valid until", "note (en)", "note (zh)");

    private static final Map<String, String> ANSWERS = Map.of("-> handling", "BY_HAND", "-> team", "North", "-> insured", "true",
            "-> days", "1", "-> fee", "1", "-> fits", "SMALL");
    private static final Set<RuleTable> ACCEPTED = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    /** How a cell comes in: typed in the page, in a text that is sent, in a workbook that is sent. */
    enum Entrance { GRID, CSV, XLSX }

    static Stream<Arguments> everyColumnByEveryEntrance() {
        return COLUMNS.stream().flatMap(column -> Stream.of(Entrance.values()).map(entrance -> Arguments.of(column, entrance)));
    }

    @Test
    void thereAreManyPayloads() {
        assertThat(PAYLOADS).hasSizeGreaterThanOrEqualTo(150).doesNotHaveDuplicates();
    }

    /** Nearly all are refused; a text that is accepted is compared as it stands, by our rules and by Drools' own reading. */
    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("everyColumnByEveryEntrance")
    void everyPayloadIsTheTextItSaysOrIsRefusedWithItsPlace(String column, Entrance entrance) throws IOException {
        for (var payload : PAYLOADS) {
            var table = read(grid(column, payload), entrance);
            assertThat(System.getProperty(MARK)).as(payload).isNull();
            if (table.isPresent()) {
                mustBeOneRow(table.get());
                // A workbook cannot hold control characters at all.
                if (entrance != Entrance.XLSX || payload.chars().noneMatch(Character::isISOControl) && PlainText.isReadable(payload)) {
                    mustSay(payload, column, table.get());
                }
                // Both notes are read alike; one of them is enough to be compiled.
                if (!column.equals("note (zh)")) {
                    ACCEPTED.add(table.get());
                }
            }
        }
    }

    private Optional<RuleTable> read(List<List<String>> grid, Entrance entrance) throws IOException {
        try {
            return Optional.of(switch (entrance) {
                case GRID -> RuleTable.draft(Parcel.ALL, HitPolicy.ALL, grid);
                case CSV -> TableFile.read(Parcel.ALL, file(csv(grid).getBytes(StandardCharsets.UTF_8)));
                case XLSX -> TableFile.read(Parcel.ALL, file(xlsx(grid)));
            });
        } catch (InvalidTable e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(p -> {
                assertThat(p.line()).isPositive();
                assertThat(p.key()).isNotBlank();
            });
            return Optional.empty();
        }
    }

    private static void mustBeOneRow(RuleTable table) {
        assertThat(RuleTable.read(Parcel.ALL, table.canonical())).isEqualTo(table);
        assertThat(table.canonical().lines().skip(TableWriter.FIRST_ROW_LINE)).as("one line, whatever the cell holds").hasSize(1);
    }

    private static void mustSay(String payload, String column, RuleTable table) {
        var place = table.grid().get(0).indexOf(column);
        if (column.startsWith("note") || column.startsWith("town") && table.columns().get(0).operator() == Operator.EQUAL) {
            assertThat(table.grid().get(1).get(place)).isEqualTo(payload.strip());
        }
    }

    private static List<List<String>> grid(String column, String payload) {
        var labels = new ArrayList<>(List.of("valid from", "valid until", "note (en)", "note (zh)", "row"));
        if (labels.contains(column) || column.startsWith("->")) {
            labels.add("size =");
        }
        if (!labels.contains(column)) {
            labels.add(column);
        }
        if (!column.startsWith("->")) {
            labels.add("-> days");
        }
        var cells = labels.stream().map(label -> label.equals(column) ? payload
                : label.equals("row") || label.equals("-> days") ? "1" : label.equals("size =") ? "SMALL" : "").toList();
        return List.of(labels, cells);
    }

    /** A whole file whose head is ours. */
    private static String csv(List<List<String>> grid) {
        var cells = grid.get(0).stream().map(label -> ANSWERS.getOrDefault(label, "")).toList();
        var head = new TableWriter(RuleTable.draft(Parcel.ALL, HitPolicy.ALL, List.of(grid.get(0), cells))).header();
        var text = new StringWriter();
        var csv = CsvWriter.builder().build(text);
        head.forEach(csv::writeRecord);
        csv.writeRecord(grid.get(1));
        return text.toString();
    }

    private static byte[] xlsx(List<List<String>> grid) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Excel", null)) {
            var sheet = book.newWorksheet(TableWorkbook.SHEET);
            var lines = new ArrayList<List<String>>();
            lines.add(List.of(TableWorkbook.MARK, "test/parcel-all", "hit policy", "ALL"));
            lines.add(List.of("any words"));
            lines.addAll(grid);
            for (var line = 0; line < lines.size(); line++) {
                for (var column = 0; column < lines.get(line).size(); column++) {
                    // As Excel writes a text that looks like one of its own escapes.
                    var text = lines.get(line).get(column).replaceAll("_x(?=[0-9A-Fa-f]{4}_)", "_x005F_x");
                    if (!text.isEmpty()) {
                        sheet.inlineString(line, column, text);
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("table"), bytes);
    }

    @AfterAll
    static void whatWasAcceptedDecidesByItsTextAndRunsNothing() {
        var days = Parcel.ALL.results().stream().filter(r -> r.name().equals("days")).toList();
        ACCEPTED.stream().collect(Collectors.groupingBy(t -> t.columns().get(0).label())).forEach((column, tables) -> {
            // All accepted cells of a column as the rows of one table: a compilation each would take minutes.
            var rows = new ArrayList<RuleTable.Row>();
            tables.stream().flatMap(t -> t.rows().stream()).filter(r -> rows.size() < RuleTable.MOST_ROWS)
                    .forEach(r -> rows.add(new RuleTable.Row(rows.size() + 1, null, null, r.note(), r.conditions(), r.results().subList(0, 1))));
            var table = new RuleTable(Parcel.ALL, HitPolicy.ALL, tables.get(0).columns(),
                    days, rows);
            var facts = Tables.grid(table);
            var fired = Tables.fired(table, facts);
            var bare = Tables.bareDrools(table, facts);
            for (var i = 0; i < facts.size(); i++) {
                var expected = Tables.expected(table, facts.get(i));
                assertThat(fired.get(i)).as("%s %s", column, facts.get(i)).isEqualTo(expected);
                assertThat(bare.getOrDefault(facts.get(i), Map.of()).keySet()).as("%s %s", column, facts.get(i)).isEqualTo(expected);
            }
        });
        assertThat(System.getProperty(MARK)).isNull();
    }

    @Test
    void refusesAHeaderThatIsNotOurOwn() {
        var canonical = RuleTable.draft(Parcel.ALL, HitPolicy.ALL, grid("size =", "SMALL")).canonical();

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
}
