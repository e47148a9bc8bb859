package dev.salesflow.imports.web;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.salesflow.identity.Viewers;
import dev.salesflow.imports.ImportBook;
import dev.salesflow.imports.ReviewBook;
import dev.salesflow.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

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

    /** What is wrong with an answer is told beside its question. */
    @PostMapping("/answers")
    String confirm(@PathVariable UUID id, @RequestParam Map<String, String> typed, RedirectAttributes flash) {
        try {
            var columns = keep(id, typed);
            AnswerForm.checkTyped(columns, typed);
            reviews.confirm(id, viewers.current());
        } catch (Refusal refusal) {
            if (refusal.field() == null || !refusal.field().contains(":")) {
                flash.addFlashAttribute("problem", sentences.text(refusal.key(), refusal.arguments()));
                return "redirect:/imports/" + id;
            }
            var problems = new LinkedHashMap<String, String>();
            refusal.all().forEach(one -> problems.put(one.field(), sentences.text(one.key(), one.arguments())));
            flash.addFlashAttribute("problems", problems);
            return "redirect:/imports/" + id + "#" + UriUtils.encodeFragment("q-" + refusal.field(), StandardCharsets.UTF_8);
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

    private List<String> keep(UUID id, Map<String, String> typed) {
        var viewer = viewers.current();
        var columns = imports.find(id, viewer).columns();
        reviews.draft(id, AnswerForm.read(columns, typed), viewer);
        return columns;
    }
}
