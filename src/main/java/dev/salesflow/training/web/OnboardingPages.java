package dev.salesflow.training.web;

import dev.salesflow.coaching.Mentors;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.training.CourseCatalogue;
import dev.salesflow.training.evaluation.OnboardingEvaluation;
import dev.salesflow.training.onboarding.OnboardingBook;
import dev.salesflow.training.onboarding.OnboardingTopic;
import dev.salesflow.training.onboarding.TopicNote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Onboardings: those one leads, mentors or has; started, extended and ended by who leads. */
@Controller
@RequestMapping("/training/onboarding")
class OnboardingPages {

    private static final int PAGE_SIZE = 20;

    private final OnboardingBook onboardings;
    private final OnboardingEvaluation evaluation;
    private final Mentors mentors;
    private final People people;
    private final Viewers viewers;
    private final Texts texts;

    OnboardingPages(OnboardingBook onboardings, OnboardingEvaluation evaluation, Mentors mentors, People people, Viewers viewers, Texts texts) {
        this.onboardings = onboardings;
        this.evaluation = evaluation;
        this.mentors = mentors;
        this.people = people;
        this.viewers = viewers;
        this.texts = texts;
    }

    @GetMapping
    String list(Query query, Model model) {
        var viewer = viewers.current();
        model.addAttribute("running", onboardings.list(viewer, true, new Page.Request(0, Page.LARGEST)));
        model.addAttribute("ended", onboardings.list(viewer, false, query.page(PAGE_SIZE)));
        model.addAttribute("proposed", onboardings.proposed(viewer));
        model.addAttribute("leads", viewer.leads());
        return "training/onboardings";
    }

    @GetMapping("/new")
    String enter(Query query, Model model) {
        var newcomer = query.text("newcomer", 100);
        var typed = new HashMap<String, String>();
        typed.put("newcomer", newcomer);
        typed.put("mentor", newcomer == null ? null : mentors.of(newcomer).orElse(null));
        return form(typed, Map.of(), model);
    }

    @PostMapping
    ModelAndView start(@RequestParam Map<String, String> typed, Model model, RedirectAttributes flash) {
        try {
            var id = onboardings.start(viewers.current(), PlainText.clean(typed.get("newcomer")), PlainText.clean(typed.get("mentor")));
            flash.addFlashAttribute("done", texts.text("onboarding.started"));
            return new ModelAndView("redirect:/training/onboarding/" + id);
        } catch (Refusal refusal) {
            return new ModelAndView(form(typed, texts.byField(refusal), model), model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** On a person's page: what runs, or the proposal to begin. */
    @GetMapping("/of/{login}")
    String ofPerson(@PathVariable String login, Model model) {
        var viewer = viewers.current();
        var person = people.visible(viewer, login);
        model.addAttribute("login", login);
        model.addAttribute("known", person.isPresent());
        model.addAttribute("onboardings", person.isPresent() ? onboardings.of(login) : List.of());
        model.addAttribute("mayStart", viewer.leads() && person.isPresent() && onboardings.isRep(viewer, login));
        return "training/parts :: ofPerson";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        return show(id, Map.of(), List.of(), Map.of(), model);
    }

    @PostMapping("/{id}/extension")
    ModelAndView extend(@PathVariable UUID id, @RequestParam(required = false) List<String> topics, @RequestParam Map<String, String> typed, Model model,
            RedirectAttributes flash) {
        var chosen = topics == null ? List.<String>of() : topics;
        return done(id, typed, chosen, "onboarding.extended", model, flash, () -> onboardings.extend(viewers.current(), id, ids(chosen), PlainText.cleanLines(typed.get("practice"))));
    }

    @PostMapping("/{id}/cancel")
    ModelAndView cancel(@PathVariable UUID id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes flash) {
        return done(id, typed, List.of(), "onboarding.cancelled", model, flash, () -> onboardings.cancel(viewers.current(), id, PlainText.cleanLines(typed.get("reason"))));
    }

    private static List<UUID> ids(List<String> typed) {
        try {
            return typed.stream().map(UUID::fromString).distinct().toList();
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("topics", "error.notAChoice");
        }
    }

    private ModelAndView done(UUID id, Map<String, String> typed, List<String> topics, String message, Model model, RedirectAttributes flash, Runnable work) {
        onboardings.find(viewers.current(), id);
        try {
            work.run();
            flash.addFlashAttribute("done", texts.text(message));
            return new ModelAndView("redirect:/training/onboarding/" + id);
        } catch (Refusal refusal) {
            return new ModelAndView(show(id, typed, topics, texts.byField(refusal), model), model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private String show(UUID id, Map<String, String> typed, List<String> chosen, Map<String, String> problems, Model model) {
        var viewer = viewers.current();
        var onboarding = onboardings.find(viewer, id);
        var topics = onboardings.topics(id);
        model.addAttribute("onboarding", onboarding);
        model.addAttribute("days", topics.stream().collect(Collectors.groupingBy(OnboardingTopic::day, java.util.TreeMap::new, Collectors.toList())));
        model.addAttribute("topics", topics);
        model.addAttribute("notes", onboardings.notes(id).stream().collect(Collectors.groupingBy(TopicNote::topicId)));
        model.addAttribute("brought", evaluation.of(viewer, onboarding).orElse(null));
        model.addAttribute("leads", viewer.leads() && onboarding.running() && !viewer.login().equals(onboarding.newcomer()));
        model.addAttribute("typed", typed);
        model.addAttribute("chosen", chosen);
        model.addAttribute("problems", problems);
        return "training/onboarding";
    }

    private String form(Map<String, String> typed, Map<String, String> problems, Model model) {
        var viewer = viewers.current();
        CourseCatalogue.mustKeep(viewer);
        model.addAttribute("newcomers", people.colleagues(viewer, dev.salesflow.identity.Role.REP).stream().filter(one -> !one.login().equals(viewer.login())).toList());
        model.addAttribute("mentors", mentors.choices(viewer));
        model.addAttribute("typed", Objects.requireNonNull(typed));
        model.addAttribute("problems", problems);
        return "training/onboarding-form";
    }
}
