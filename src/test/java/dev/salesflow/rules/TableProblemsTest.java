package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a table is named with line, column and reason, all of it at once. */
class TableProblemsTest {

    private static final String LABELS = "from,until,en,zh,row,size in,pieces between,weight <,-> days,-> handling\n";

    @Test
    void namesLineColumnAndReasonOfEveryBadCell() {
        assertThat(problems(LABELS + ",,,,1,TINY,1,heavy,soon,BY_HAND\n,,,,x,SMALL,\"5, 3\",1.1234567,1,BY_AIR\n"))
                .containsExactly(
                        "line 2, column size in: choice [TINY, SMALL, MEDIUM, LARGE]",
                        "line 2, column pieces between: range [1]",
                        "line 2, column weight <: decimal [heavy]",
                        "line 2, column -> days: integer [soon]",
                        "line 3, column row: integer [x]",
                        "line 3, column pieces between: reversed [5, 3]",
                        "line 3, column weight <: decimal [1.1234567]",
                        "line 3, column -> handling: choice [BY_AIR, BY_HAND, BY_BELT, BY_CRANE]");
    }

    @Test
    void namesUnknownFieldsOperatorsAndResults() {
        assertThat(problems("from,until,en,zh,row,colour =,size <,fragile in,pieces,-> price\n,,,,1,,,,,\n"))
                .extracting(p -> p.replaceAll(" \\[.*", ""))
                .containsExactly("line 1, column colour =: field", "line 1, column size <: operator",
                        "line 1, column fragile in: operator", "line 1, column pieces: operator",
                        "line 1, column -> price: result", "line 1: noResult");
    }

    @Test
    void namesALineBreakInACellWhichDroolsWouldTakeForTheEndOfTheTable() {
        assertThat(problems(LABELS + ",,\"first\nsecond\",,1,SMALL,,,1,\n,,,,2,LARGE,,,2,\n"))
                .containsExactly("line 2, column 3: lineBreak");
    }

    @Test
    void namesRowsThatShareACaseWhereOnlyOneMayFit() {
        assertThat(problems("from,until,en,zh,row,size in,weight <,weight >=,-> days\n"
                + ",,,,1,\"SMALL, MEDIUM\",10,,1\n,,,,2,LARGE,,,2\n,,,,3,MEDIUM,,9.5,3\n"))
                .containsExactly("line 4: overlap [3, 1]");
    }

    @Test
    void namesBlankLinesTooManyRowsAndAnswersThatAreMissing() {
        assertThat(problems(LABELS + ",,,,1,SMALL,,,1,\n,,,,,,,,,\n,,,,2,LARGE,,,,\n"))
                .containsExactly("line 3: blank", "line 3: noAnswer", "line 4: noAnswer");
        assertThat(problems(LABELS + ",,,,1,SMALL,,,1,\n".repeat(301))).containsExactly("line 302: long [300]");
        assertThat(problems(LABELS)).containsExactly("line 2: empty");
        assertThat(problems("from,until,en,zh,row,size =\n,,,,1,SMALL\n")).containsExactly("line 1: noResult");
    }

    @Test
    void namesDatesThatAreNoneOrTheWrongWayRound() {
        assertThat(problems(LABELS + "2026-13-01,,,,1,SMALL,,,1,\n2026-02-01,2026-01-31,,,2,LARGE,,,1,\n"))
                .containsExactly("line 2, column valid from: date [2026-13-01]",
                        "line 3, column valid until: reversed [2026-02-01, 2026-01-31]");
    }

    @Test
    void refusesSomethingThatIsNoTableAtAll() {
        assertThat(fileProblems("")).hasSize(1);
        assertThat(fileProblems("PK\u0003\u0004")).hasSize(1);
        assertThat(fileProblems("\"never closed")).hasSize(1);
        assertThat(fileProblems("x".repeat(1_000_001))).hasSize(1);
    }

    @Test
    void everyReasonAndCureHasASentenceInBothLanguages() throws IOException {
        var used = new TreeSet<String>();
        for (var file : java.util.List.of("TableReader", "TableHead", "CellText", "TableLines", "TableFile", "WorkbookReader")) {
            var source = Files.readString(Path.of("src/main/java/dev/salesflow/rules/" + file + ".java"));
            var matcher = java.util.regex.Pattern.compile(
                    "(?:Problem\\.of\\([^\"]*?(?:\"(?:hit policy|row|valid until|\\d)\", )?|new BadCell\\()\"(\\w+)\"").matcher(source);
            while (matcher.find()) {
                used.add("rules.problem." + matcher.group(1));
                used.add("rules.cure." + matcher.group(1));
            }
        }
        assertThat(used).hasSizeGreaterThan(70);
        for (var language : java.util.List.of("", "_zh")) {
            var texts = new Properties();
            try (var reader = Files.newBufferedReader(Path.of("src/main/resources/messages/rules" + language + ".properties"),
                    StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
            assertThat(texts.stringPropertyNames()).containsAll(used);
        }
    }

    private static java.util.List<String> problems(String grid) {
        return messages(() -> RuleTable.of(Parcel.ONE, HitPolicy.UNIQUE, grid));
    }

    private static java.util.List<String> fileProblems(String csv) {
        return messages(() -> RuleTable.read(Parcel.ONE, csv));
    }

    private static java.util.List<String> messages(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        var invalid = catchThrowableOfType(InvalidTable.class, act);
        assertThat(invalid).as("was accepted").isNotNull();
        return invalid.problems().stream().map(InvalidTable.Problem::toString).toList();
    }
}
