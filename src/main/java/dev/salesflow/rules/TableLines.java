package dev.salesflow.rules;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.salesflow.rules.InvalidTable.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The cells of a table's text, line by line and without blanks around them. */
final class TableLines {

    private TableLines() {
    }

    /** @param problems gets what is no CSV, and each cell of more than one line: Drools would drop all rows after it */
    static List<List<String>> read(String csv, List<Problem> problems) {
        var lines = new ArrayList<List<String>>();
        try (var reader = CsvReader.builder().skipEmptyLines(false).allowMissingFields(true).allowExtraFields(true)
                .ofCsvRecord(csv.startsWith("\uFEFF") ? csv.substring(1) : csv)) {
            for (var record : reader) {
                var number = lines.size() + 1;
                record.getFields().stream().filter(f -> f.indexOf('\n') >= 0 || f.indexOf('\r') >= 0).findFirst()
                        .ifPresent(f -> problems.add(Problem.of(number,
                                Integer.toString(record.getFields().indexOf(f) + 1), "lineBreak")));
                lines.add(record.getFields().stream().map(String::strip).toList());
            }
        } catch (CsvParseException | UncheckedIOException e) {
            problems.add(Problem.of(lines.size() + 1, null, "csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
