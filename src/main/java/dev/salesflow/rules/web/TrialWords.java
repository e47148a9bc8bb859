package dev.salesflow.rules.web;

import dev.salesflow.rules.RuleTable;
import dev.salesflow.rules.TableField;
import dev.salesflow.rules.TableWords;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What came out of a trial, kept as cells write it, in the reader's words. */
record TrialWords(TableWords words) {

    public String of(String outcome) {
        return Arrays.stream(outcome.split("; ")).map(this::row).collect(Collectors.joining("; "));
    }

    private String row(String outcome) {
        var values = outcome.split(", ");
        return IntStream.range(0, values.length).mapToObj(i -> word(i, values[i])).collect(Collectors.joining(words.comma()));
    }

    /** Of the result that stands in this place, or of another that has such a choice: a result may hold several choices. */
    private String word(int place, String value) {
        var results = words.contract().results();
        return Stream.concat(results.stream().skip(place).limit(1), results.stream()).filter(field -> knows(field, value)).findFirst()
                .map(field -> words.cell(RuleTable.RESULT_MARK + field.name(), value)).orElse(value);
    }

    private static boolean knows(TableField field, String value) {
        return field.choices().contains(value) || field.type() == TableField.Type.BOOLEAN && List.of("true", "false").contains(value);
    }
}
