package dev.salesflow.coaching.web;

import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.coaching.CoachingKind;
import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.coaching.CoachingWords;
import dev.salesflow.coaching.evidence.RecordBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Query;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
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
    private final RecordBook records;
    private final Viewers viewers;
    private final MessageSource messages;
    private final FormEnd end;

    CoachingPages(CoachingBook coachings, CoachingWords words, RecordBook records, Viewers viewers, MessageSource messages, FormEnd end) {
        this.coachings = coachings;
        this.words = words;
        this.records = records;
        this.viewers = viewers;
        this.messages = messages;
        this.end = end;
    }

    /** What is typed to start a coaching by hand. */
    record StartForm(String rep, String topic, String kind, String reason) {

        private static <E extends Enum<E>> E oneOf(Class<E> type, String typed) {
            return Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(typed)).findFirst().orElse(null);
        }
    }

    @GetMapping
    String list(Query query, Model model) {
        return show(new StartForm(null, null, null, null), Map.of(), query.page(PAGE_SIZE), model);
    }

    @PostMapping("/check")
    String check(RedirectAttributes flash, Locale locale) {
        var outcome = coachings.check(viewers.current());
        flash.addFlashAttribute("done", messages.getMessage("coaching.checked",
                new Object[] {outcome.checked(), outcome.started()}, locale));
        return "redirect:/coaching";
    }

    @PostMapping
    String start(@ModelAttribute("form") StartForm form, HttpServletResponse response, Model model, RedirectAttributes flash, Locale locale) {
        return end.of(response, () -> {
            var id = coachings.start(viewers.current(), form.rep(), StartForm.oneOf(CoachingTopic.class, form.topic()),
                    StartForm.oneOf(CoachingKind.class, form.kind()), form.reason());
            flash.addFlashAttribute("done", messages.getMessage("coaching.startedByHand", null, locale));
            return "redirect:/coaching/" + id;
        }, problems -> show(form, problems, new Page.Request(0, PAGE_SIZE), model));
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

    private String show(StartForm form, Map<String, String> problems, Page.Request page, Model model) {
        var viewer = viewers.current();
        if (viewer.leads()) {
            model.addAttribute("team", coachings.team(viewer));
            model.addAttribute("topics", CoachingTopic.values());
            model.addAttribute("kinds", CoachingKind.values());
        }
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("words", words);
        model.addAttribute("running", coachings.list(viewer, true, new Page.Request(0, Page.LARGEST)));
        model.addAttribute("ended", coachings.list(viewer, false, page));
        return "coaching/list";
    }

    private String show(UUID id, String reason, Refusal refusal, Model model, Locale locale) {
        var viewer = viewers.current();
        var coaching = coachings.find(viewer, id);
        model.addAttribute("coaching", coaching);
        model.addAttribute("cause", words.cause(coaching, locale));
        model.addAttribute("facts", words.facts(coaching.evidence(), locale));
        model.addAttribute("steps", NoteLines.of(coachings.steps(viewer, id), messages, locale));
        model.addAttribute("records", records.sections(viewer, coaching, locale));
        model.addAttribute("waiting", coachings.others(viewer, coaching));
        model.addAttribute("maySeeSkills", viewer.leads() || viewer.login().equals(coaching.rep()));
        model.addAttribute("mayCancel", viewer.leads() && coaching.running());
        model.addAttribute("reason", reason);
        model.addAttribute("refusal", refusal);
        return "coaching/detail";
    }
}
