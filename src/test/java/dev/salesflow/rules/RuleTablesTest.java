package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every table that ships; {@link WriteTables} brings a file that was edited by hand into its one form. */
@SalesflowTest
class RuleTablesTest {

    private static final Path FOLDER = Path.of("rules");

    @Autowired
    RuleBook ruleBook;

    @Test
    void everyTableIsWrittenCanonically() throws IOException {
        for (var contract : ruleBook.contracts()) {
            var file = FOLDER.resolve(contract.module()).resolve(contract.table() + ".drl.csv");
            var text = Files.readString(file);
            assertThat(RuleTable.read(contract, text).canonical()).as(file.toString()).isEqualTo(text);
        }
    }

    @Test
    void everyFileIsDecidedByAndHasExamples() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            var tables = files.filter(f -> f.toString().endsWith(".drl.csv")).toList();
            assertThat(tables).allSatisfy(file -> {
                assertThat(ruleBook.contracts()).anySatisfy(c -> assertThat(Path.of(c.resource())).isEqualTo(file));
                assertThat(Path.of(file.toString().replace(".drl.csv", ".examples.csv"))).exists();
            });
            assertThat(tables).hasSameSizeAs(ruleBook.contracts());
        }
    }

    @Test
    void everyRowSaysWhyInBothLanguages() {
        for (var contract : ruleBook.contracts()) {
            assertThat(shipped(contract).rows()).as(contract.table()).allSatisfy(row -> {
                assertThat(row.note().en()).isNotBlank();
                assertThat(row.note().zh()).matches(".*\\p{IsHan}.*");
            });
        }
    }

    @Test
    void onTheGridOfItsBoundaryValuesExactlyOneRowFiresWhereTheTableIsUnique() {
        for (var contract : ruleBook.contracts()) {
            var table = shipped(contract);
            var facts = Tables.grid(table);
            var fired = Tables.fired(table, facts);
            for (var i = 0; i < facts.size(); i++) {
                assertThat(fired.get(i)).as("%s: %s", contract.table(), facts.get(i))
                        .isEqualTo(Tables.expected(table, facts.get(i)));
                if (table.policy() == HitPolicy.UNIQUE && !allUnknown(facts.get(i), contract)) {
                    assertThat(fired.get(i)).as("%s: %s", contract.table(), facts.get(i)).hasSize(1);
                }
            }
        }
    }

    @Test
    void droolsItselfMakesTheSameOfEveryFile() {
        for (var contract : ruleBook.contracts()) {
            var table = shipped(contract);
            var facts = some(Tables.grid(table));
            var bare = Tables.bareDrools(table, facts);
            for (var fact : facts) {
                var expected = new java.util.TreeMap<Integer, java.util.Map<String, String>>();
                table.rows().stream().filter(r -> r.fits(fact)).forEach(r -> expected.put(r.number(), answers(table, r)));
                assertThat(bare.getOrDefault(fact, java.util.Map.of())).as("%s: %s", contract.table(), fact)
                        .isEqualTo(expected);
            }
        }
    }

    private static java.util.Map<String, String> answers(RuleTable table, RuleTable.Row row) {
        var answers = new java.util.TreeMap<String, String>();
        for (var i = 0; i < table.results().size(); i++) {
            if (row.results().get(i) != null) {
                answers.put(table.results().get(i).name(), CellText.of(row.results().get(i)));
            }
        }
        return answers;
    }

    /** A table whose every column is about one fact says nothing where that fact is not known. */
    private static boolean allUnknown(Record fact, TableContract<?, ?> contract) {
        return contract.facts().stream().allMatch(f -> f.valueIn(fact) == null) && contract.facts().size() == 1;
    }

    private static List<Record> some(List<Record> facts) {
        if (facts.size() <= 20_000) {
            return facts;
        }
        var chosen = new ArrayList<>(facts);
        java.util.Collections.shuffle(chosen, new java.util.Random(20261122));
        return chosen.subList(0, 20_000);
    }

    private static RuleTable shipped(TableContract<?, ?> contract) {
        return RuleTable.read(contract, read(FOLDER.resolve(contract.module()).resolve(contract.table() + ".drl.csv")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
