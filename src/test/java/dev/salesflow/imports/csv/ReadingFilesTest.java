package dev.salesflow.imports.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.shared.BadFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingFilesTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @Test
    void readsUtf8WithAndWithoutAMark() {
        assertThat(rows("\uFEFF名称,城市\n甲,北京".getBytes(StandardCharsets.UTF_8))).containsExactly(List.of("名称", "城市"), List.of("甲", "北京"));
        assertThat(rows("名称,城市\n甲,北京\n".getBytes(StandardCharsets.UTF_8))).containsExactly(List.of("名称", "城市"), List.of("甲", "北京"));
    }

    @Test
    void knowsGb18030FromTheBytesEvenWhereAChunkSplitsACharacter() {
        var bytes = "客户名称,行业\n北京大成科技有限公司,零售\n".getBytes(GB18030);

        for (int split = 1; split < bytes.length; split++) {
            var check = new TextCheck();
            check.feed(bytes, split);
            check.feed(java.util.Arrays.copyOfRange(bytes, split, bytes.length), bytes.length - split);

            assertThat(check.charset()).isEqualTo(GB18030);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheDelimiterWhateverStandsInTheCells(String delimiter) {
        var text = "name" + delimiter + "note\nA" + delimiter + "\"one, two; three | four\nand a new line\"\nB" + delimiter + "x\n";

        assertThat(Delimiter.of(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(delimiter.charAt(0));
    }

    @Test
    void countsLinesThroughQuotedBreaksAndPassesOverBlankLines() {
        var lines = new ArrayList<Integer>();
        try (var rows = new CsvRows(stream("a,b\r\n\"1\r\n2\",3\r\n\r\n4,5"), StandardCharsets.UTF_8, ',')) {
            rows.forEachRemaining(row -> lines.add(row.line()));
        }

        assertThat(lines).containsExactly(1, 2, 5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a,b~1,\"never closed~2,3~|2", "a,b~1,2~2,\"x\"y~|3", "a,\"b|1"})
    void namesTheLineOfAQuotationMarkThatDoesNotFit(String text, int line) {
        assertThatThrownBy(() -> rows(text.replace('~', '\n').getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(BadFile.class, e -> {
                    assertThat(e.key()).isEqualTo("imports.file.quote");
                    assertThat(e.arguments()[0]).isEqualTo(line);
                });
    }

    @Test
    void stopsAtALineWithoutAnEnd() {
        var endless = "a,b\n1," + "x".repeat(CsvRows.LONGEST_RECORD + 10) + "\n";

        assertThatThrownBy(() -> rows(endless.getBytes(StandardCharsets.UTF_8))).isInstanceOfSatisfying(BadFile.class,
                e -> assertThat(e.key()).isEqualTo("imports.file.longCell"));
    }

    @Test
    void readsExcelsUnicodeTextWithEitherMark() {
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            var bytes = "\uFEFF名称\t城市\r\n甲\t\"北\n京\"\r\n".getBytes(charset);

            assertThat(check(bytes).charset()).isEqualTo(charset);
            assertThat(Delimiter.of(bytes, charset)).isEqualTo('\t');
            assertThat(rows(bytes, charset, '\t')).containsExactly(List.of("名称", "城市"), List.of("甲", "北\n京"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "\uFEFFSEP=;\r\n", "\"sep=;\"\n"})
    void takesTheDelimiterThatExcelNamesInTheFirstLineAndKeepsTheLineNumbers(String first) {
        var bytes = (first + "a,b;c\n1,2;3\n").getBytes(StandardCharsets.UTF_8);

        assertThat(Delimiter.of(bytes, StandardCharsets.UTF_8)).isEqualTo(';');
        try (var rows = new CsvRows(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8, ';')) {
            assertThat(rows.next()).isEqualTo(new CsvRows.Row(2, List.of("a,b", "c")));
        }
    }

    @Test
    void refusesASeparatorThatNobodyWouldExpect() {
        assertThatThrownBy(() -> Delimiter.of("sep=^\na^b".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isInstanceOfSatisfying(BadFile.class, e -> assertThat(e.arguments()).containsExactly("^"));
    }

    @Test
    void passesOverRecordsOfEmptyCellsAndLetsGoOfThoseRightOfTheHead() {
        try (var rows = new CsvRows(stream("a,b\n,,,\n1,2,,\n1,2,x\n1\n"), StandardCharsets.UTF_8, ',').below(1, 2)) {
            assertThat(rows).toIterable().containsExactly(new CsvRows.Row(3, List.of("1", "2")), new CsvRows.Row(4, List.of("1", "2", "x")),
                    new CsvRows.Row(5, List.of("1")));
        }
    }

    @Test
    void namesTheLineOfARecordWithTooManyCells() {
        assertThatThrownBy(() -> rows(("a,b\n" + ",".repeat(20_000) + "\n").getBytes(StandardCharsets.UTF_8))).isInstanceOfSatisfying(BadFile.class, e -> {
            assertThat(e.key()).isEqualTo("imports.file.manyCells");
            assertThat(e.arguments()[0]).isEqualTo(2);
        });
    }

    @Test
    void refusesWhatIsNoText() {
        assertThat(refusal("%PDF-1.7".getBytes(StandardCharsets.UTF_8))).isEqualTo("imports.file.binary");
        assertThat(refusal("a,b\n1,\0\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("imports.file.binary");
        assertThat(refusal("a,b\n1,2".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("imports.file.binary");
        assertThat(refusal(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b'})).isEqualTo("imports.file.utf16");
        assertThat(refusal("\uFEFFa,\0".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("imports.file.binary");
        assertThat(refusal("\n <html><table><tr><td>name".getBytes(StandardCharsets.UTF_8))).isEqualTo("imports.file.markup");
        assertThat(refusal("Müller,Änderung\nCafé ça,naïve été\n".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("imports.file.encoding");
        assertThat(refusal(new byte[0])).isEqualTo("imports.file.empty");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"name,city~A,B%!2!2", "name;city;note~\"a;~b\";x~c;d;%!4!3", "%!1!1", "Customers 2025~name;city~A;B, C%!3!2"})
    void namesLineAndColumnOfAByteThatNoTextHas(String text, long line, int column) {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            var bytes = ((charset == StandardCharsets.UTF_8 ? "" : "\uFEFF") + text.replace('~', '\n').replace('%', '\0')).getBytes(charset);

            assertThatThrownBy(() -> check(bytes)).isInstanceOfSatisfying(BadFile.class, refused ->
                    assertThat(refused.arguments()).containsExactly(line, column));
        }
    }

    private static TextCheck check(byte[] bytes) {
        var check = new TextCheck();
        check.feed(bytes, bytes.length);
        return check;
    }

    private static String refusal(byte[] bytes) {
        try {
            var check = new TextCheck();
            if (bytes.length > 0) {
                check.feed(bytes, bytes.length);
            }
            return check.charset().name();
        } catch (BadFile e) {
            return e.key();
        }
    }

    private static List<List<String>> rows(byte[] bytes) {
        return rows(bytes, StandardCharsets.UTF_8, ',');
    }

    private static List<List<String>> rows(byte[] bytes, Charset charset, char delimiter) {
        var all = new ArrayList<List<String>>();
        try (var rows = new CsvRows(new ByteArrayInputStream(bytes), charset, delimiter)) {
            rows.forEachRemaining(row -> all.add(row.cells()));
        }
        return all;
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
