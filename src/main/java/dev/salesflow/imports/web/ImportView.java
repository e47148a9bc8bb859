package dev.salesflow.imports.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.salesflow.imports.FileFormat;
import dev.salesflow.imports.ImportRun;
import dev.salesflow.imports.reading.Question;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An import as the contract writes it.
 *
 * @param notImported columns that are no field; empty until the file was read
 * @param removed sensitive numbers that were not stored
 * @param problem why it failed, in the reader's language
 * @param undo null where nobody took it back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Import")
record ImportView(UUID id, String kind, String file, String state, int rows, int processed, ImportRun.Counts counts,
        Map<String, String> mapping, List<String> notImported, List<Question> questions, Format format, ImportRun.Removed removed, String startedBy, Instant createdAt,
        Instant finishedAt, String problem, UndoView undo) {

    /** What a file turned out to be; what its type does not have is absent. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Format(String type, String charset, String delimiter, String sheet, List<String> sheets, int headerLine) {

        static Format of(FileFormat format) {
            return format.workbook()
                    ? new Format("xlsx", null, null, format.sheet(), format.sheets(), format.headLine())
                    : new Format("csv", format.charset(), String.valueOf(format.delimiter()), null, null, format.headLine());
        }
    }

    static ImportView of(ImportRun run, String problem, UndoView undo) {
        var mapping = new LinkedHashMap<String, String>();
        run.columns().stream().filter(run.mapping()::containsKey).forEach(column -> mapping.put(column, run.mapping().get(column)));
        return new ImportView(run.id(), run.kind().code(), run.file(), run.state().code(), run.rows(), run.processed(), run.counts(), mapping,
                mapping.isEmpty() ? List.of() : run.columns().stream().filter(column -> !mapping.containsKey(column)).toList(),
                run.questions(), Format.of(run.format()), run.removed(), run.startedBy(), run.createdAt(), run.finishedAt(), problem, undo);
    }
}
