package dev.salesflow.review.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.review.CaseReviewBook;
import dev.salesflow.review.action.ActionBook;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Case reviews: a manager's reps, the reviews that are open and the minutes of those that were held; a rep's own. */
@Controller
@RequestMapping("/reviews")
class CaseReviewPages {

    private static final int PAGE_SIZE = 20;

    private final CaseReviewBook reviews;
    private final ActionBook actions;
    private final ReviewScreen screen;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;
    private final Clock clock;

    CaseReviewPages(CaseReviewBook reviews, ActionBook actions, ReviewScreen screen, Viewers viewers, FormEnd end, Texts texts, Clock clock) {
        this.reviews = reviews;
        this.actions = actions;
        this.screen = screen;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    String list(Query query, Model model) {
        return list(Map.of(), query.page(PAGE_SIZE), model);
    }

    @PostMapping
    String start(@RequestParam(defaultValue = "") String rep, HttpServletResponse response, Model model, RedirectAttributes flash) {
        return end.of(response, () -> {
            var id = reviews.start(viewers.current(), rep);
            flash.addFlashAttribute("done", texts.text("review.started"));
            return "redirect:/reviews/" + id;
        }, problems -> list(problems, new Page.Request(0, PAGE_SIZE), model));
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        return screen.show(id, model);
    }

    @PostMapping("/{id}/agenda")
    ModelAndView prepare(@PathVariable UUID id, Model model, RedirectAttributes flash) {
        return change(id, "agenda", Map.of(), "review.preparedAnew", model, flash, () -> reviews.prepareAnew(viewers.current(), id));
    }

    @PostMapping("/{id}/close")
    ModelAndView close(@PathVariable UUID id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes flash) {
        return change(id, "close", typed, "review.closed", model, flash, () -> reviews.close(viewers.current(), id, typed.get("conclusion"), "true".equals(typed.get("sure"))));
    }

    @PostMapping("/{id}/cancel")
    ModelAndView cancel(@PathVariable UUID id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes flash) {
        return change(id, "close", typed, "review.cancelled", model, flash, () -> reviews.cancel(viewers.current(), id, typed.get("reason")));
    }

    private ModelAndView change(UUID id, String at, Map<String, String> typed, String done, Model model, RedirectAttributes flash, Runnable change) {
        try {
            change.run();
            flash.addFlashAttribute("done", texts.text(done));
            return new ModelAndView("redirect:/reviews/" + id);
        } catch (Refusal refusal) {
            return screen.refused(id, at, typed, refusal, model);
        }
    }

    private String list(Map<String, String> problems, Page.Request page, Model model) {
        var viewer = viewers.current();
        if (viewer.leads()) {
            model.addAttribute("team", reviews.team(viewer));
        }
        model.addAttribute("problems", problems);
        model.addAttribute("open", reviews.open(viewer));
        model.addAttribute("ended", reviews.ended(viewer, page));
        model.addAttribute("mine", actions.openOf(viewer.login()));
        model.addAttribute("today", LocalDate.now(clock));
        return "review/list";
    }
}
