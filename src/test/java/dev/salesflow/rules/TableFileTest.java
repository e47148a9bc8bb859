package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.salesflow.shared.workbook.Workbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table that leaves as a file and comes back is the same table; any other file is refused with the place. */
class TableFileTest {

    private static final RuleTable TABLE = RuleTable.of(Parcel.ONE, HitPolicy.FIRST, """
            from,until,en,zh,row,size =,town in,pieces between,weight <,fragile known,-> handling,-> days,-> fits
            2026-01-01,,=1+1,“是”；'a',1,SMALL,"上海, Wuhu","2, 5",0.5,true,BY_HAND,3,"SMALL, LARGE"
            ,2026-12-31,_x0041_ 😀,,2,,,,,,BY_CRANE,,
            """);

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comesBackFromAWorkbookAsItLeft(int seed) throws IOException {
        var table = new GeneratedTables(seed).table();

        var locale = seed % 2 == 0 ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        var back = read(table.contract(), TableWorkbook.write(table, Sentences.MESSAGES, locale));

        assertThat(back).isEqualTo(table);
        assertThat(back.canonical()).isEqualTo(table.canonical());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comesBackFromTextAsItLeft(int seed) throws IOException {
        var table = new GeneratedTables(seed).table();

        var back = read(table.contract(), table.canonical().getBytes(StandardCharsets.UTF_8));

        assertThat(back).isEqualTo(table);
    }

    @Test
    void theWorkbookNamesColumnsAndChoicesInTheReadersLanguage() throws IOException {
        var file = file(TableWorkbook.write(TABLE, Sentences.MESSAGES, Locale.SIMPLIFIED_CHINESE));

        try (var book = Workbook.open(file)) {
            assertThat(book.sheets()).containsExactly("rules", "choices");
            assertThat(rows(book, "rules").get(1)).startsWith("生效日期", "失效日期").contains("尺寸 等于", "→ 搬运方式");
            assertThat(rows(book, "choices")).contains(List.of("SMALL", "小"), List.of("FIRST", "由最先适用的行决定"));
        }
    }

    @Test
    void aWorkbookPicksChoicesFromListsAndKeepsItsHeadInSight() throws IOException {
        var sheet = part(TableWorkbook.write(TABLE, Sentences.MESSAGES, Locale.ENGLISH), "xl/worksheets/sheet1.xml");

        assertThat(sheet).contains("ySplit=\"3\"", "state=\"frozen\"", "<dataValidation ").contains("'choices'!$A$");
        // Size =, fragile known, handling and the way to choose; what may be several values is typed.
        assertThat(sheet.split("<dataValidation ", -1)).hasSize(5);
    }

    @Test
    void anEditedCellComesBackAsADifference() throws IOException {
        var edited = edited((table, sheet) -> sheet.value(3, 11, 4));

        assertThat(TableDifference.of(TABLE, read(Parcel.ONE, edited)).rows()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(TableDifference.RowChange.Kind.CHANGED);
            assertThat(change.cells()).containsExactly(new TableDifference.CellChange("-> days", "3", "4"));
        });
    }

    @Test
    void namesSheetRowColumnAndReasonOfAnEditedCellThatCannotBeRead() throws IOException {
        assertThat(problems(edited((table, sheet) -> {
            sheet.inlineString(3, 5, "TINY");
            sheet.inlineString(4, 8, "heavy");
            sheet.inlineString(4, 2, "two\nlines");
        }))).containsExactly("sheet rules, line 5, column 3: lineBreak");
        assertThat(problems(edited((table, sheet) -> {
            sheet.inlineString(3, 5, "TINY");
            sheet.inlineString(4, 8, "heavy");
        }))).containsExactly("sheet rules, line 4, column size =: choice [TINY, SMALL, MEDIUM, LARGE]",
                "sheet rules, line 5, column weight <: decimal [heavy]");
    }

    @Test
    void refusesARowThatWasLeftOutAndCellsThatWereMerged() throws IOException {
        assertThat(problems(edited((table, sheet) -> sheet.inlineString(6, 10, "BY_BELT"))))
                .contains("sheet rules, line 6: blank");
        assertThat(problems(edited((table, sheet) -> sheet.range(3, 5, 4, 5).merge())))
                .containsExactly("sheet rules, line 4, column 6: merged");
    }

    @Test
    void refusesMoreRowsThanATableHas() throws IOException {
        assertThat(problems(edited((table, sheet) -> IntStream.range(5, 400)
                .forEach(line -> sheet.inlineString(line, 10, "BY_BELT"))))).containsExactly("sheet rules, line 304: long [300]");
    }

    @Test
    void refusesTheWorkbookOfAnotherTableAndOneThatIsNone() throws IOException {
        assertThat(problems(edited((table, sheet) -> sheet.inlineString(0, 1, "test/parcel-all"))))
                .containsExactly("sheet rules, line 1, column 2: otherTable [test/parcel-all, test/parcel-one]");
        assertThat(problems(edited((table, sheet) -> sheet.inlineString(0, 0, "Customers"))))
                .containsExactly("sheet rules, line 1, column 1: foreign [rule table]");
        assertThat(problems(edited((table, sheet) -> sheet.inlineString(0, 3, "ALL"))))
                .containsExactly("sheet rules, line 1, column 4: policy [ALL, [FIRST, UNIQUE]]");
    }

    @Test
    void refusesWhatIsNoWorkbookAndNoText() throws IOException {
        assertThat(problems("PK\u0003\u0004 and then nothing".getBytes(StandardCharsets.US_ASCII)))
                .containsExactly("line 1: workbook");
        assertThat(problems(TABLE.canonical().getBytes(Charset.forName("GB18030")))).containsExactly("line 1: encoding");
        assertThat(problems(new byte[2_000_001])).containsExactly("line 1: largeFile [2000000]");
        assertThat(problems("name,phone\nA,1\n".getBytes(StandardCharsets.UTF_8))).containsExactly("line 2: short");
    }

    /** What the writer made, written anew with a change. */
    private static byte[] edited(BiConsumer<RuleTable, Worksheet> change) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new org.dhatim.fastexcel.Workbook(bytes, "Excel", null)) {
            var sheet = book.newWorksheet("rules");
            var head = List.of("rule table", "test/parcel-one", "hit policy", "FIRST");
            IntStream.range(0, head.size()).forEach(i -> sheet.inlineString(0, i, head.get(i)));
            var grid = TABLE.grid();
            for (var line = 0; line < grid.size(); line++) {
                for (var column = 0; column < grid.get(line).size(); column++) {
                    if (!grid.get(line).get(column).isEmpty()) {
                        // Excel itself writes what looks like its own escapes so.
                        sheet.inlineString(line + 2, column, grid.get(line).get(column).replace("_x0041_", "_x005F_x0041_"));
                    }
                }
            }
            change.accept(TABLE, sheet);
        }
        return bytes.toByteArray();
    }

    private List<String> problems(byte[] bytes) throws IOException {
        var file = file(bytes);
        var invalid = catchThrowableOfType(InvalidTable.class, () -> TableFile.read(Parcel.ONE, file));
        assertThat(invalid).as("was accepted").isNotNull();
        return invalid.problems().stream().map(p -> p.toString()).toList();
    }

    private RuleTable read(TableContract<?, ?> contract, byte[] bytes) throws IOException {
        return TableFile.read(contract, file(bytes));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("table"), bytes);
    }

    private static List<List<String>> rows(Workbook book, String sheet) throws IOException {
        var rows = new ArrayList<List<String>>();
        book.read(sheet, 100, row -> rows.add(row.cells()));
        return rows;
    }

    private String part(byte[] workbook, String name) throws IOException {
        try (var zip = new ZipFile(file(workbook).toFile()); var part = zip.getInputStream(zip.getEntry(name))) {
            return new String(part.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
