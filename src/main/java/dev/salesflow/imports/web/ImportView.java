package dev.salesflow.imports.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.salesflow.imports.ImportRun;
import dev.salesflow.imports.reading.Question;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An import as the contract writes it.
 *
 * @param notImported columns that are no field; empty until the file was read
 * @param problem why it failed, in the reader's language
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(UUID id, String kind, String file, String state, int rows, int processed, ImportRun.Counts counts,
        Map<String, String> mapping, List<String> notImported, List<Question> questions, String encoding, String delimiter, String startedBy, Instant createdAt,
        Instant finishedAt, String problem) {

    static ImportView of(ImportRun run, String problem) {
        var mapping = new LinkedHashMap<String, String>();
        run.columns().stream().filter(run.mapping()::containsKey).forEach(column -> mapping.put(column, run.mapping().get(column)));
        return new ImportView(run.id(), run.kind().code(), run.file(), run.state().code(), run.rows(), run.processed(), run.counts(), mapping,
                mapping.isEmpty() ? List.of() : run.columns().stream().filter(column -> !mapping.containsKey(column)).toList(),
                run.questions(), run.charset(), String.valueOf(run.delimiter()), run.startedBy(), run.createdAt(), run.finishedAt(), problem);
    }
}
