package dev.salesflow.rules;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Wording;
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
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.io.ClassPathResource;

/** Cases beside a table with what is to come of them, as people write them: texts in the columns of the examples' file. */
public record Examples(TableContract<?, ?> contract, List<Example> all) {

    private static final String EN = "example (en)";
    private static final String ZH = "example (zh)";

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
    public record Example(RowNote name, Map<String, String> facts, String row, Map<String, String> results) implements Wording {

        @Override
        public String in(Locale locale) {
            return name.in(locale);
        }

        boolean expectsSeveral() {
            return row.indexOf(',') >= 0;
        }
    }

    /** One that comes out otherwise. */
    public record Failure(Example example, MessageSourceResolvable expected, MessageSourceResolvable actual) {
    }

    /** @param csv null: those that the release ships */
    public static Examples of(TableContract<?, ?> contract, String csv) {
        return csv == null ? shipped(contract) : read(contract, csv);
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
        contract.results().forEach(field -> record.findField(RuleTable.RESULT_MARK + field.name())
                .ifPresent(text -> results.put(field.name(), text.strip())));
        return new Example(new RowNote(record.findField(EN).orElse(""), record.findField(ZH).orElse("")), facts,
                record.findField(RuleTable.ROW).orElse("").strip(), results);
    }

    public String write() {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(Stream.of(Stream.of(EN, ZH), contract.facts().stream().map(TableField::name), Stream.of(RuleTable.ROW),
                    contract.results().stream().map(field -> RuleTable.RESULT_MARK + field.name())).flatMap(s -> s).toList());
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
        var expected = example.expectsSeveral() ? rows(example.row) : words(example.results);
        try {
            var chosen = Explanation.of(table, Cases.facts(contract, example.facts), day).chosen();
            var rows = chosen.stream().map(String::valueOf).collect(Collectors.joining(", "));
            var results = chosen.size() == 1 ? Cases.results(table, chosen.get(0)) : Map.<String, String>of();
            var came = new LinkedHashMap<String, String>();
            example.results.keySet().forEach(name -> came.put(name, results.getOrDefault(name, "")));
            if (example.expectsSeveral() ? example.row.equals(rows) : example.results.equals(came)) {
                return List.of();
            }
            return List.of(new Failure(example, expected, example.expectsSeveral() || chosen.size() != 1 ? rows(rows) : words(came)));
        } catch (Refusal e) {
            return List.of(new Failure(example, expected, e.all().stream().map(this::sentence).reduce(FieldWords.joinedBy("rules.and")).orElseThrow()));
        }
    }

    private MessageSourceResolvable sentence(Refusal refusal) {
        var reason = FieldWords.words(refusal.key(), refusal.arguments());
        return contract.facts().stream().filter(field -> field.name().equals(refusal.field())).findFirst()
                .map(field -> FieldWords.words("rules.fact", new FieldWords(contract).label(field), reason)).orElse(reason);
    }

    private static MessageSourceResolvable rows(String rows) {
        return rows.isEmpty() ? FieldWords.words("rules.example.noRow") : FieldWords.words("rules.example.rows", rows);
    }

    /** What is known in one, and what is to come of it. */
    public MessageSourceResolvable line(Example example) {
        var words = new FieldWords(contract);
        var facts = contract.facts().stream().filter(field -> !example.facts.getOrDefault(field.name(), "").isEmpty())
                .map(field -> FieldWords.words("rules.fact", words.label(field), words.typed(field, example.facts.get(field.name()))))
                .reduce(FieldWords.joinedBy("rules.and")).orElseGet(() -> FieldWords.words("rules.example.nothing"));
        return FieldWords.words("rules.example.line", facts, example.expectsSeveral() ? rows(example.row) : words(example.results));
    }

    /** For instance "Grade: A, missing facts: –". */
    private MessageSourceResolvable words(Map<String, String> results) {
        var words = new FieldWords(contract);
        return contract.results().stream().filter(field -> results.containsKey(field.name()))
                .map(field -> FieldWords.words("rules.fact", words.label(field), words.typed(field, results.get(field.name()))))
                .reduce(FieldWords.joinedBy("rules.and")).orElseGet(() -> FieldWords.words("rules.example.noRow"));
    }
}
