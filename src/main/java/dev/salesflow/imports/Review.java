package dev.salesflow.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.salesflow.imports.reading.ColumnMapping;
import dev.salesflow.imports.reading.Reading;
import dev.salesflow.imports.reading.ReadCell;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.RowOutcome;
import java.util.List;
import java.util.Map;

/**
 * A list between upload and import: how it is read, what only a person can say, and its first rows as they will be.
 *
 * @param questions but the mapping, which stands in the columns
 * @param answers as they stand, confirmed or not
 * @param missing required fields that no column gives
 * @param problem an answer that does not fit, or null
 * @param rows none while something required is missing
 */
public record Review(ImportRun run, List<Column> columns, List<Reading.Asked> questions, Map<String, JsonNode> answers, List<String> missing,
        Refusal problem, List<Row> rows) {

    /**
     * @param number its place in the file, from 0
     * @param filled rows with a value
     */
    public record Column(int number, String name, ColumnMapping.Guess guess, long filled, List<String> examples) {
    }

    /** @param outcome what would become of it now, or null where that could not be tried */
    public record Row(int line, List<ReadCell> cells, RowOutcome outcome) {
    }
}
