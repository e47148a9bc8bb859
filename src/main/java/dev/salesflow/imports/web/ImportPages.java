package dev.salesflow.imports.web;

import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.imports.ImportBook;
import dev.salesflow.imports.ImportRun;
import dev.salesflow.imports.ImportState;
import dev.salesflow.imports.UndoBook;
import dev.salesflow.imports.reading.Answers;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.Query;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Imports for people: a file goes in, its progress, its questions, and what became of every row. */
@Controller
@RequestMapping("/imports")
class ImportPages {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int FAILED_SHOWN = 100;
    private static final int LIST = 20;

    private final ImportBook book;
    private final UndoBook undos;
    private final ReviewViews reviews;
    private final Viewers viewers;
    private final Sentences sentences;
    private final RowReport report;
    private final DataSize largest;
    private final Clock clock;

    ImportPages(ImportBook book, UndoBook undos, ReviewViews reviews, Viewers viewers, Sentences sentences, RowReport report,
            MultipartProperties uploads, Clock clock) {
        this.book = book;
        this.undos = undos;
        this.reviews = reviews;
        this.viewers = viewers;
        this.sentences = sentences;
        this.report = report;
        this.largest = uploads.getMaxFileSize();
        this.clock = clock;
    }

    @GetMapping
    String list(Query query, Model model) {
        return list(query.page(LIST), model);
    }

    private String list(Page.Request page, Model model) {
        var viewer = viewers.current();
        model.addAttribute("imports", book.list(viewer, page));
        model.addAttribute("kinds", kindsFor(viewer));
        model.addAttribute("largest", largest.toMegabytes());
        model.addAttribute("largestBytes", largest.toBytes());
        model.addAttribute("times", new Times());
        return "imports/list";
    }

    @PostMapping(consumes = "multipart/form-data")
    String upload(@RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String sheet, Model model, HttpServletResponse response) throws IOException {
        try {
            var problems = new Refusals();
            var list = problems.read(() -> ImportKind.of(kind));
            problems.require(file != null && !(file.isEmpty() && String.valueOf(file.getOriginalFilename()).isEmpty()),
                    "file", "imports.file.none").throwIfAny();
            try (var bytes = file.getInputStream()) {
                var id = book.startForReview(list, file.getOriginalFilename(), bytes, new Answers(Map.of()).choosing(sheet), viewers.current());
                return "redirect:/imports/" + id;
            }
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("kind", kind);
            model.addAttribute("sheet", sheet);
            refusal.all().forEach(one -> model.addAttribute("kind".equals(one.field()) || "sheet".equals(one.field())
                    ? one.field() + "Problem" : "fileProblem", sentences.text(one.key(), one.arguments())));
            return list(new Page.Request(0, LIST), model);
        }
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        var viewer = viewers.current();
        var run = book.find(id, viewer);
        model.addAttribute("run", run);
        model.addAttribute("times", new Times());
        model.addAttribute("why", sentences.problem(run));
        undos.find(run.id(), viewer).ifPresent(undo -> model.addAttribute("undo", UndoView.of(undo, sentences.held(undos.stayed(run.id(), viewer)))));
        if (run.state() == ImportState.QUESTION) {
            model.addAttribute("review", reviews.of(id, viewer, ""));
        }
        model.addAttribute("failed", book.failedRows(run.id(), viewer, FAILED_SHOWN).stream().map(row -> new Failed(row.line(), row.outcome().field(),
                column(run, row.outcome().field()), sentences.reason(row.outcome()))).toList());
        return "imports/show";
    }

    /** The progress bar renews itself by this; when the import stands still, the page is loaded again. */
    @GetMapping("/{id}/progress")
    String progress(@PathVariable UUID id, Model model, HttpServletResponse response) {
        var run = book.find(id, viewers.current());
        if (!run.state().moving()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("run", run);
        undos.find(id, viewers.current()).ifPresent(undo -> model.addAttribute("undo", UndoView.of(undo, List.of())));
        return "imports/show :: progress";
    }

    @GetMapping("/{id}/rows.csv")
    void rows(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        report.forPeople(id, viewers.current(), response);
    }

    private static List<ImportKind> kindsFor(Viewer viewer) {
        return Arrays.stream(ImportKind.values()).filter(kind -> kind != ImportKind.TEAM || viewer.seesEverything()).toList();
    }

    private static String column(ImportRun run, String field) {
        return run.mapping().entrySet().stream().filter(e -> e.getValue().equals(field)).map(Map.Entry::getKey).findFirst().orElse("");
    }

    /** A failed row as the page shows it. */
    record Failed(int line, String field, String column, String reason) {
    }

    /** Moments as the pages write them. */
    final class Times {
        public String of(Instant instant) {
            return instant == null ? "" : MOMENT.withZone(clock.getZone()).format(instant);
        }
    }
}
