package dev.salesflow.imports.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.imports.ImportBook;
import dev.salesflow.imports.UndoBook;
import dev.salesflow.imports.UndoHeldBack;
import dev.salesflow.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Ending and taking back imports by script. */
@RestController
@RequestMapping("/api/imports/{id}")
class UndoApi {

    /** A small list is through within the call, so that a script need not ask again. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final UndoBook undos;
    private final ImportBook book;
    private final ImportApi imports;
    private final Viewers viewers;
    private final Sentences sentences;

    UndoApi(UndoBook undos, ImportBook book, ImportApi imports, Viewers viewers, Sentences sentences) {
        this.undos = undos;
        this.book = book;
        this.imports = imports;
        this.viewers = viewers;
        this.sentences = sentences;
    }

    /** @param except {@code touched}: all but the records that were changed since or that others hang on */
    @Operation(operationId = "undoImport", summary = "Takes an import back",
            description = "All records it created go, all it changed are as before. Refused with 409, naming the records, where one was changed since or"
                    + " something hangs on it. A long list goes on in the background: its state is running, then undone.")
    @DeleteMapping
    ImportView undo(@PathVariable UUID id, @RequestParam(defaultValue = "") String except) {
        if (!except.isEmpty() && !except.equals("touched")) {
            throw Refusal.ofField("except", "imports.undo.except");
        }
        undos.undo(id, !except.isEmpty(), viewers.current(), PATIENCE);
        return imports.one(id);
    }

    @Operation(operationId = "cancelImport", summary = "Stops an import",
            description = "What is in by then stays and can be taken back.")
    @PostMapping("/cancel")
    ImportView cancel(@PathVariable UUID id) {
        book.cancel(id, viewers.current());
        return imports.one(id);
    }

    /** Names the records, each with its reason, up to a number; {@code total} is how many there are. */
    @ExceptionHandler
    ProblemDetail heldBack(UndoHeldBack held) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, sentences.text("imports.undo.held", held.total()));
        problem.setType(URI.create("urn:salesflow:problem:imports.undo.held"));
        problem.setProperty("total", held.total());
        problem.setProperty("records", sentences.held(held.first()));
        return problem;
    }
}
