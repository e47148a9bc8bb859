package dev.salesflow.imports.web;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.salesflow.identity.Viewers;
import dev.salesflow.imports.ImportBook;
import dev.salesflow.imports.ReviewBook;
import dev.salesflow.shared.Refusal;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Between upload and import: every change is kept and shown at once; nothing is imported before the person says so. */
@Controller
@RequestMapping("/imports/{id}")
class ReviewPages {

    private final ImportBook imports;
    private final ReviewBook reviews;
    private final ReviewViews views;
    private final Viewers viewers;
    private final Sentences sentences;

    ReviewPages(ImportBook imports, ReviewBook reviews, ReviewViews views, Viewers viewers, Sentences sentences) {
        this.imports = imports;
        this.reviews = reviews;
        this.views = views;
        this.viewers = viewers;
        this.sentences = sentences;
    }

    @PostMapping("/preview")
    String preview(@PathVariable UUID id, @RequestParam Map<String, String> typed, @RequestParam(defaultValue = "") String search, Model model) {
        keep(id, typed);
        model.addAttribute("review", views.of(id, viewers.current(), search));
        return "imports/review :: review";
    }

    @PostMapping("/answers")
    String confirm(@PathVariable UUID id, @RequestParam Map<String, String> typed, RedirectAttributes flash) {
        try {
            keep(id, typed);
            reviews.confirm(id, viewers.current());
        } catch (Refusal refusal) {
            flash.addFlashAttribute("problem", sentences.text(refusal.key(), refusal.arguments()));
        }
        return "redirect:/imports/" + id;
    }

    /** Another sheet of the workbook; what was said of the one before is asked again. */
    @PostMapping("/sheet")
    String sheet(@PathVariable UUID id, @RequestParam(defaultValue = "") String sheet, RedirectAttributes flash) {
        try {
            imports.answer(id, Map.of("sheet", TextNode.valueOf(sheet)), viewers.current());
        } catch (Refusal refusal) {
            flash.addFlashAttribute("problem", sentences.text(refusal.key(), refusal.arguments()));
        }
        return "redirect:/imports/" + id;
    }

    @PostMapping("/anew")
    String proposeAnew(@PathVariable UUID id) {
        reviews.proposeAnew(id, viewers.current());
        return "redirect:/imports/" + id;
    }

    private void keep(UUID id, Map<String, String> typed) {
        var viewer = viewers.current();
        reviews.draft(id, AnswerForm.read(imports.find(id, viewer).columns(), typed), viewer);
    }
}
