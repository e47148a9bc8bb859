package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.salesflow.SalesflowTest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Every example beside a table comes out as written there, by the version that is live. */
@SalesflowTest
class RuleExamplesTest {

    @Autowired
    RuleBook ruleBook;

    @TestFactory
    Stream<DynamicTest> everyExampleComesOutAsWritten() {
        return ruleBook.contracts().stream().flatMap(this::examples);
    }

    private Stream<DynamicTest> examples(TableContract<?, ?> contract) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(
                Path.of("rules", contract.module(), contract.table() + ".examples.csv"))) {
            var examples = csv.stream().toList();
            assertThat(examples).as(contract.table()).isNotEmpty();
            assertThat(examples).allSatisfy(e -> assertThat(e.getField("example (zh)")).matches(".*\\p{IsHan}.*"));
            return examples.stream().map(e -> DynamicTest.dynamicTest(
                    contract.table() + ": " + e.getField("example (en)"), () -> check(contract, e)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private <F extends Record, R extends Record> void check(TableContract<F, R> contract, NamedCsvRecord example)
            throws Exception {
        var values = new Object[contract.facts().size()];
        for (var i = 0; i < values.length; i++) {
            var text = example.findField(contract.facts().get(i).name()).orElse("");
            values[i] = text.isEmpty() ? null : CellText.result(contract.facts().get(i), text);
        }
        var decision = ruleBook.decide(contract, Tables.record(contract.fact(), values));

        var rows = split(example.getField("row"));
        assertThat(decision.fired()).extracting(f -> Integer.toString(f.row())).isEqualTo(rows);
        if (rows.size() == 1) {
            for (var result : contract.results()) {
                var expected = example.findField("-> " + result.name());
                if (expected.isPresent()) {
                    assertThat(CellText.of(result.valueIn(decision.fired().get(0).result()))).as(result.name())
                            .isEqualTo(expected.get());
                }
            }
        }
    }

    private static List<String> split(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.stream(cell.split(",")).map(String::strip).toList();
    }
}
