package dev.salesflow.rules;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.salesflow.shared.Refusal;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** Cases beside a table with what is to come of them, as people write them: texts in the columns of the examples' file. */
public record Examples(TableContract<?, ?> contract, List<Example> all) {

    private static final String EN = "example (en)";
    private static final String ZH = "example (zh)";
    private static final String ROW = "row";

    public Examples {
        all = List.copyOf(all);
    }

    /**
     * One case.
     *
     * @param row the row that was to fire when it was written, or several; only a hint where one result is expected
     * @param facts by field, empty where not known
     * @param results by field, empty where none is expected
     */
    public record Example(RowNote name, Map<String, String> facts, String row, Map<String, String> results) {

        public String in(Locale locale) {
            return name.in(locale);
        }

        boolean expectsSeveral() {
            return row.indexOf(',') >= 0;
        }
    }

    /** One that comes out otherwise. */
    public record Failure(Example example, String expected, String actual) {
    }

    /** The examples that the release ships beside a table. */
    public static Examples shipped(TableContract<?, ?> contract) {
        try {
            var file = new ClassPathResource(contract.resource().replace(".drl.csv", ".examples.csv"));
            return file.exists() ? read(contract, file.getContentAsString(StandardCharsets.UTF_8)) : new Examples(contract, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Examples read(TableContract<?, ?> contract, String csv) {
        try (var records = CsvReader.builder().ofNamedCsvRecord(csv.startsWith("\uFEFF") ? csv.substring(1) : csv)) {
            return new Examples(contract, records.stream().map(record -> example(contract, record)).toList());
        } catch (CsvParseException | UncheckedIOException e) {
            throw Refusal.ofField("examples", "rules.problem.csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example example(TableContract<?, ?> contract, NamedCsvRecord record) {
        var facts = new LinkedHashMap<String, String>();
        contract.facts().forEach(field -> facts.put(field.name(), record.findField(field.name()).orElse("").strip()));
        var results = new LinkedHashMap<String, String>();
        contract.results().forEach(field -> record.findField(TableWriter.RESULT_MARK + field.name())
                .ifPresent(text -> results.put(field.name(), text.strip())));
        return new Example(new RowNote(record.findField(EN).orElse(""), record.findField(ZH).orElse("")), facts,
                record.findField(ROW).orElse("").strip(), results);
    }

    public String write() {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(Stream.of(Stream.of(EN, ZH), contract.facts().stream().map(TableField::name), Stream.of(ROW),
                    contract.results().stream().map(field -> TableWriter.RESULT_MARK + field.name())).flatMap(s -> s).toList());
            all.forEach(example -> csv.writeRecord(Stream.of(Stream.of(example.name.en(), example.name.zh()),
                    contract.facts().stream().map(field -> example.facts.getOrDefault(field.name(), "")), Stream.of(example.row),
                    contract.results().stream().map(field -> example.results.getOrDefault(field.name(), ""))).flatMap(s -> s).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    public Examples with(Example example) {
        return new Examples(contract, Stream.concat(all.stream(), Stream.of(example)).toList());
    }

    public Examples without(int index) {
        var rest = new ArrayList<>(all);
        rest.remove(index);
        return new Examples(contract, rest);
    }

    /** Those that this table answers otherwise. */
    public List<Failure> failures(RuleTable table, LocalDate day) {
        return all.stream().map(example -> check(example, table, day)).flatMap(List::stream).toList();
    }

    private List<Failure> check(Example example, RuleTable table, LocalDate day) {
        try {
            var chosen = Explanation.of(table, Cases.facts(contract, example.facts), day).chosen();
            var actual = chosen.size() == 1 ? Cases.results(table, chosen.get(0)) : Map.<String, String>of();
            var expected = example.expectsSeveral() ? example.row : words(example.results);
            var came = example.expectsSeveral() ? chosen.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    : words(example.results.keySet().stream().collect(Collectors.toMap(name -> name, name -> actual.getOrDefault(name, ""),
                            (a, b) -> a, LinkedHashMap::new)));
            return expected.equals(came) ? List.of() : List.of(new Failure(example, expected, came));
        } catch (Refusal e) {
            return List.of(new Failure(example, words(example.results), e.field() + ": " + String.join(", ", List.of(e.key()))));
        }
    }

    /** For instance "grade A, missing –". */
    private static String words(Map<String, String> results) {
        return results.entrySet().stream().map(one -> one.getKey() + " " + (one.getValue().isEmpty() ? "–" : one.getValue()))
                .collect(Collectors.joining(", "));
    }
}
