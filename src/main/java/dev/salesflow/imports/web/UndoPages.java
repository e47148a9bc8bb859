package dev.salesflow.imports.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.imports.ImportBook;
import dev.salesflow.imports.UndoBook;
import dev.salesflow.imports.UndoHeldBack;
import dev.salesflow.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Ending and taking back imports from their page. */
@Controller
@RequestMapping("/imports/{id}")
class UndoPages {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final UndoBook undos;
    private final ImportBook book;
    private final ImportPages pages;
    private final Viewers viewers;
    private final Sentences sentences;

    UndoPages(UndoBook undos, ImportBook book, ImportPages pages, Viewers viewers, Sentences sentences) {
        this.undos = undos;
        this.book = book;
        this.pages = pages;
        this.viewers = viewers;
        this.sentences = sentences;
    }

    @PostMapping("/cancel")
    String cancel(@PathVariable UUID id) {
        book.cancel(id, viewers.current());
        return "redirect:/imports/" + id;
    }

    /** What holds it back is shown on the page itself, with the choice to leave that. */
    @PostMapping("/undo")
    String undo(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean sure, @RequestParam(defaultValue = "false") boolean exceptTouched,
            Model model, HttpServletResponse response) {
        if (!sure) {
            throw Refusal.ofField("sure", "imports.undo.sure.missing");
        }
        try {
            undos.undo(id, exceptTouched, viewers.current(), PATIENCE);
            return "redirect:/imports/" + id;
        } catch (UndoHeldBack held) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("heldBack", held.total());
            model.addAttribute("held", sentences.held(held.first()));
            return pages.show(id, model);
        }
    }
}
