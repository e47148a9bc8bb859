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

    /** A list of some hundred choices; a header's longest line of our own. */
    private static final int LONGEST_CELL = 10_000;

    private TableLines() {
    }

    /** @param problems gets what is no CSV, and each cell of more than one line: Drools would drop all rows after it */
    static List<List<String>> read(String csv, List<Problem> problems) {
        var lines = new ArrayList<List<String>>();
        try (var reader = CsvReader.builder().skipEmptyLines(false).allowMissingFields(true).allowExtraFields(true)
                .ofCsvRecord(csv.startsWith("\uFEFF") ? csv.substring(1) : csv)) {
            for (var record : reader) {
                lines.add(line(record.getFields(), lines.size() + 1, problems));
            }
        } catch (CsvParseException | UncheckedIOException e) {
            problems.add(Problem.of(lines.size() + 1, null, "csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** The same of cells that were apart already, of an editor or a workbook. */
    static List<List<String>> checked(List<List<String>> cells, List<Problem> problems) {
        var lines = new ArrayList<List<String>>();
        cells.forEach(line -> lines.add(line(line, lines.size() + 1, problems)));
        return lines;
    }

    private static List<String> line(List<String> cells, int number, List<Problem> problems) {
        var line = cells.stream().map(cell -> cell == null ? "" : cell.strip()).toList();
        for (var i = 0; i < line.size(); i++) {
            var cell = cells.get(i) == null ? "" : cells.get(i);
            if (cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0) {
                problems.add(Problem.of(number, Integer.toString(i + 1), "lineBreak").at(i + 1));
            } else if (cell.length() > LONGEST_CELL) {
                problems.add(Problem.of(number, Integer.toString(i + 1), "longCell", LONGEST_CELL).at(i + 1));
            }
        }
        return line;
    }
}
