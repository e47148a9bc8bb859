package dev.salesflow.training.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.shared.web.Typed;
import dev.salesflow.training.Course;
import dev.salesflow.training.CourseCatalogue;
import dev.salesflow.training.onboarding.OnboardingPlan;
import dev.salesflow.training.onboarding.PlanItem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The plan for newcomers: which topic on which day, how it is practised and checked, and when it is passed. */
@Controller
@RequestMapping("/training/onboarding/plan")
class PlanPages {

    private static final String PLAN = "redirect:/training/onboarding/plan";

    private final OnboardingPlan plan;
    private final CourseCatalogue courses;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;

    PlanPages(OnboardingPlan plan, CourseCatalogue courses, Viewers viewers, FormEnd end, Texts texts) {
        this.plan = plan;
        this.courses = courses;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        var rule = plan.rule();
        return show(Map.of("passingMark", Integer.toString(rule.passingMark()), "practiceShare", Integer.toString(rule.practiceShare()),
                "version", Integer.toString(rule.version())), Map.of(), model);
    }

    @PostMapping("/rule")
    String rule(@RequestParam Map<String, String> values, Model model, HttpServletResponse response, RedirectAttributes flash) {
        CourseCatalogue.mustKeep(viewers.current());
        var typed = new Typed(values);
        var version = typed.wholeNumber("version");
        var mark = typed.wholeNumber("passingMark");
        var share = typed.wholeNumber("practiceShare");
        return end.of(typed, response, () -> plan.rule(viewers.current(), mark, share, version == null ? 0 : version), () -> kept(flash),
                problems -> show(values, problems, model));
    }

    @GetMapping("/new")
    String enter(Model model) {
        CourseCatalogue.mustKeep(viewers.current());
        return form(null, Map.of("day", "1", "position", "100", "active", "on"), Map.of(), model);
    }

    @GetMapping("/{id}")
    String edit(@PathVariable UUID id, Model model) {
        CourseCatalogue.mustKeep(viewers.current());
        return form(id, typed(plan.get(id)), Map.of(), model);
    }

    @PostMapping
    String add(@RequestParam Map<String, String> values, Model model, HttpServletResponse response, RedirectAttributes flash) {
        return put(null, values, model, response, flash);
    }

    @PostMapping("/{id}")
    String change(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        CourseCatalogue.mustKeep(viewers.current());
        plan.get(id);
        return put(id, values, model, response, flash);
    }

    private String put(UUID id, Map<String, String> values, Model model, HttpServletResponse response, RedirectAttributes flash) {
        CourseCatalogue.mustKeep(viewers.current());
        return end.of(response, () -> {
            plan.put(viewers.current(), item(id, values));
            return kept(flash);
        }, problems -> form(id, values, problems, model));
    }

    private String kept(RedirectAttributes flash) {
        flash.addFlashAttribute("done", texts.text("onboarding.plan.kept"));
        return PLAN;
    }

    private static PlanItem item(UUID id, Map<String, String> values) {
        var typed = new Typed(values);
        var version = typed.wholeNumber("version");
        var item = new PlanItem(id, typed.wholeNumber("day"), typed.wholeNumber("position"), PlainText.clean(values.get("topicEn")), PlainText.clean(values.get("topicZh")),
                PlainText.cleanLines(values.get("practiceEn")), PlainText.cleanLines(values.get("practiceZh")), PlainText.cleanLines(values.get("checkEn")),
                PlainText.cleanLines(values.get("checkZh")), typed.id("course"), "on".equals(values.get("active")), version == null ? 0 : version);
        typed.problems().addAll(item.problems()).throwIfAny();
        return item;
    }

    private static Map<String, String> typed(PlanItem item) {
        var typed = new HashMap<String, String>();
        typed.put("day", item.day().toString());
        typed.put("position", item.position().toString());
        typed.put("topicEn", item.topicEn());
        typed.put("topicZh", item.topicZh());
        typed.put("practiceEn", item.practiceEn());
        typed.put("practiceZh", item.practiceZh());
        typed.put("checkEn", item.checkEn());
        typed.put("checkZh", item.checkZh());
        typed.put("course", Objects.toString(item.courseId(), ""));
        typed.put("active", item.active() ? "on" : "");
        typed.put("version", Integer.toString(item.version()));
        return typed;
    }

    private String show(Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("days", plan.all().stream().collect(Collectors.groupingBy(PlanItem::day, TreeMap::new, Collectors.toList())));
        model.addAttribute("courses", courses.all().stream().collect(Collectors.toMap(Course::id, Function.identity())));
        model.addAttribute("leads", viewers.current().leads());
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "training/plan";
    }

    private String form(UUID id, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("courses", courses.all());
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "training/plan-form";
    }
}
