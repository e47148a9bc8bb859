package dev.salesflow.coaching.web;

import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.coaching.CoachingKind;
import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.coaching.CoachingWords;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is being coached and why: a manager's reps with their numbers, every coaching with its steps. */
@Controller
@RequestMapping("/coaching")
class CoachingPages {

    private static final int PAGE_SIZE = 20;

    private final CoachingBook coachings;
    private final CoachingWords words;
    private final Viewers viewers;
    private final MessageSource messages;
    private final Clock clock;

    CoachingPages(CoachingBook coachings, CoachingWords words, Viewers viewers, MessageSource messages, Clock clock) {
        this.coachings = coachings;
        this.words = words;
        this.viewers = viewers;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("zone")
    ZoneId zone() {
        return clock.getZone();
    }

    /** What is typed to start a coaching by hand. */
    record StartForm(String rep, CoachingTopic topic, CoachingKind kind, String reason) {
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        return show(new StartForm(null, null, null, null), null, page, model);
    }

    @PostMapping("/check")
    String check(RedirectAttributes flash, Locale locale) {
        var outcome = coachings.check(viewers.current());
        flash.addFlashAttribute("done", messages.getMessage("coaching.checked",
                new Object[] {outcome.checked(), outcome.started()}, locale));
        return "redirect:/coaching";
    }

    @PostMapping
    ModelAndView start(@ModelAttribute("form") StartForm form, Model model, RedirectAttributes flash, Locale locale) {
        try {
            var id = coachings.start(viewers.current(), required("rep", form.rep()), required("topic", form.topic()),
                    required("kind", form.kind()), form.reason());
            flash.addFlashAttribute("done", messages.getMessage("coaching.startedByHand", null, locale));
            return new ModelAndView("redirect:/coaching/" + id);
        } catch (Refusal refusal) {
            return new ModelAndView(show(form, refusal, 0, model), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @GetMapping("/{id}")
    String detail(@PathVariable UUID id, Model model, Locale locale) {
        return show(id, null, null, model, locale);
    }

    @PostMapping("/{id}/cancel")
    ModelAndView cancel(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Model model,
            RedirectAttributes flash, Locale locale) {
        try {
            coachings.cancel(viewers.current(), id, reason);
            flash.addFlashAttribute("done", messages.getMessage("coaching.cancelled", null, locale));
            return new ModelAndView("redirect:/coaching/" + id);
        } catch (Refusal refusal) {
            return new ModelAndView(show(id, reason, refusal, model, locale), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private String show(StartForm form, Refusal refusal, int page, Model model) {
        var viewer = viewers.current();
        if (viewer.leads()) {
            model.addAttribute("team", coachings.team(viewer));
            model.addAttribute("topics", CoachingTopic.values());
            model.addAttribute("kinds", CoachingKind.values());
        }
        model.addAttribute("form", form);
        model.addAttribute("refusal", refusal);
        model.addAttribute("words", words);
        model.addAttribute("running", coachings.list(viewer, true, new Page.Request(0, Page.LARGEST)));
        model.addAttribute("ended", coachings.list(viewer, false, new Page.Request(page, PAGE_SIZE)));
        return "coaching/list";
    }

    private String show(UUID id, String reason, Refusal refusal, Model model, Locale locale) {
        var viewer = viewers.current();
        var coaching = coachings.find(viewer, id);
        model.addAttribute("coaching", coaching);
        model.addAttribute("cause", words.cause(coaching, locale));
        model.addAttribute("facts", words.facts(coaching.evidence(), locale));
        model.addAttribute("steps", NoteLines.of(coachings.steps(viewer, id), messages, locale));
        model.addAttribute("mayCancel", viewer.leads() && coaching.running());
        model.addAttribute("reason", reason);
        model.addAttribute("refusal", refusal);
        return "coaching/detail";
    }

    private static <T> T required(String field, T value) {
        if (value == null || value.toString().isBlank()) {
            throw Refusal.ofField(field, "error.required");
        }
        return value;
    }
}
