package dev.salesflow.imports.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.identity.Viewers;
import dev.salesflow.imports.ImportBook;
import dev.salesflow.imports.ImportRun;
import dev.salesflow.imports.UndoBook;
import dev.salesflow.imports.reading.Answers;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.JsonFault;
import dev.salesflow.shared.web.UnreadableJson;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
    private final UndoBook undos;
    private final Viewers viewers;
    private final Sentences sentences;
    private final RowReport report;
    private final ObjectMapper json;

    ImportApi(ImportBook book, UndoBook undos, Viewers viewers, Sentences sentences, RowReport report, ObjectMapper json) {
        this.book = book;
        this.undos = undos;
        this.viewers = viewers;
        this.sentences = sentences;
        this.report = report;
        this.json = json;
    }

    @Operation(operationId = "startImport", summary = "Brings a list in",
            description = "The file is CSV or XLSX, found out from its content; of a workbook the first sheet counts, or the one named."
                    + " The import runs in the background: ask at the Location until its state is question, done or failed.")
    @PostMapping(consumes = "multipart/form-data")
    ResponseEntity<ImportView> start(@RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String sheet, @RequestParam(defaultValue = "{}") String mapping,
            @RequestParam(defaultValue = "{}") String answers) throws IOException {
        var problems = new Refusals().require(file != null, "file", "imports.file.none");
        var list = problems.read(() -> ImportKind.of(kind));
        var unreadable = new Refusals();
        var columns = unreadable.read(() -> object("mapping", mapping, new TypeReference<Map<String, String>>() { }));
        var questions = unreadable.read(() -> object("answers", answers, new TypeReference<Map<String, JsonNode>>() { }));
        if (!unreadable.all().isEmpty()) {
            throw new UnreadableJson(Refusal.ofAll(problems.addAll(unreadable.all()).all()));
        }
        problems.throwIfAny();
        columns.replaceAll((column, field) -> field == null ? "" : field);
        var viewer = viewers.current();
        UUID id;
        try (var bytes = file.getInputStream()) {
            id = book.start(list, file.getOriginalFilename(), bytes, columns, new Answers(questions).choosing(sheet), viewer);
        }
        var location = ServletUriComponentsBuilder.fromCurrentRequestUri().path("/{id}").build(id);
        return ResponseEntity.accepted().location(location).body(one(id));
    }

    @Operation(operationId = "findImport", summary = "An import, its counts and its open questions")
    @GetMapping("/{id}")
    ImportView one(@PathVariable UUID id) {
        return view(book.find(id, viewers.current()));
    }

    private ImportView view(ImportRun run) {
        var viewer = viewers.current();
        var undo = undos.find(run.id(), viewer).map(found -> UndoView.of(found, sentences.held(undos.stayed(run.id(), viewer)))).orElse(null);
        return ImportView.of(run, sentences.problem(run), undo);
    }

    @Operation(operationId = "answerImport", summary = "Answers questions; the import goes on",
            description = "Questions left open are asked again.")
    @PostMapping("/{id}/answers")
    ImportView answer(@PathVariable UUID id, @RequestBody Map<String, JsonNode> answers) {
        return view(book.answer(id, answers, viewers.current()));
    }

    /** Streamed; reasons are in the language of the request. */
    @Operation(operationId = "listImportRows", summary = "What became of every row")
    @GetMapping("/{id}/rows.csv")
    void rows(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        report.forPrograms(id, viewers.current(), response);
    }

    private <T> Map<String, T> object(String parameter, String text, TypeReference<Map<String, T>> type) {
        try {
            var map = json.readValue(text.isBlank() ? "{}" : text, type);
            if (map == null) {
                throw Refusal.ofField(parameter, "imports.json");
            }
            return map;
        } catch (JsonProcessingException e) {
            var fault = JsonFault.of(e);
            throw Refusal.ofField(fault.field() == null ? parameter : parameter + "." + fault.field(), fault.key(), fault.arguments());
        }
    }
}
