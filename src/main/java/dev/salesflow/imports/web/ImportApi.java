package dev.salesflow.imports.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.salesflow.identity.Viewers;
import dev.salesflow.imports.ImportBook;
import dev.salesflow.imports.reading.Answers;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Imports for scripts; the contract is fixed. */
@RestController
@RequestMapping("/api/imports")
class ImportApi {

    private final ImportBook book;
    private final Viewers viewers;
    private final Sentences sentences;
    private final ObjectMapper json;

    ImportApi(ImportBook book, Viewers viewers, Sentences sentences, ObjectMapper json) {
        this.book = book;
        this.viewers = viewers;
        this.sentences = sentences;
        this.json = json;
    }

    @PostMapping(consumes = "multipart/form-data")
    ResponseEntity<ImportView> start(@RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String sheet, @RequestParam(defaultValue = "{}") String mapping,
            @RequestParam(defaultValue = "{}") String answers) throws IOException {
        if (file == null) {
            throw Refusal.ofField("file", "imports.file.none");
        }
        var viewer = viewers.current();
        var given = object("mapping", mapping, new TypeReference<Map<String, String>>() { });
        given.replaceAll((column, field) -> field == null ? "" : field);
        var answered = new Answers(object("answers", answers, new TypeReference<Map<String, JsonNode>>() { })).choosing(sheet);
        UUID id;
        try (var bytes = file.getInputStream()) {
            id = book.start(ImportKind.of(kind), file.getOriginalFilename(), bytes, given, answered, viewer);
        }
        var location = ServletUriComponentsBuilder.fromCurrentRequestUri().path("/{id}").build(id);
        return ResponseEntity.accepted().location(location).body(one(id));
    }

    @GetMapping("/{id}")
    ImportView one(@PathVariable UUID id) {
        var run = book.find(id, viewers.current());
        return ImportView.of(run, sentences.problem(run));
    }

    @PostMapping("/{id}/answers")
    ImportView answer(@PathVariable UUID id, @RequestBody Map<String, JsonNode> answers) {
        var run = book.answer(id, answers, viewers.current());
        return ImportView.of(run, sentences.problem(run));
    }

    /** Streamed; reasons are in the language of the request. */
    @GetMapping("/{id}/rows.csv")
    void rows(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var viewer = viewers.current();
        var run = book.find(id, viewer);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", org.springframework.http.ContentDisposition.attachment()
                .filename("rows-" + run.file().replaceAll("[^\\p{L}\\p{N}._-]", "_"), StandardCharsets.UTF_8).build().toString());
        try (var csv = CsvWriter.builder().build(response.getWriter())) {
            csv.writeRecord("line", "verdict", "field", "reason", "recordId");
            book.eachRow(id, viewer, (line, outcome) -> csv.writeRecord(String.valueOf(line),
                    outcome.verdict().name().toLowerCase(Locale.ROOT), outcome.field(), sentences.reason(outcome), outcome.recordId()));
        }
    }

    private <T> Map<String, T> object(String parameter, String text, TypeReference<Map<String, T>> type) {
        try {
            var map = json.readValue(text.isBlank() ? "{}" : text, type);
            if (map == null) {
                throw Refusal.ofField(parameter, "imports.json");
            }
            return map;
        } catch (JsonProcessingException e) {
            throw Refusal.ofField(parameter, "imports.json");
        }
    }
}
