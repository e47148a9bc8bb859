package dev.salesflow.review.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.review.agenda.Disposition;
import dev.salesflow.review.agenda.Dispositions;
import dev.salesflow.review.schedule.ReviewSchedule;
import dev.salesflow.review.schedule.ReviewSchedules;
import dev.salesflow.review.schedule.Rhythm;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a team's reviews are held, and what can be decided of a case. */
@Controller
@RequestMapping("/reviews/settings")
class SettingPages {

    private final ReviewSchedules schedules;
    private final Dispositions dispositions;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;

    SettingPages(ReviewSchedules schedules, Dispositions dispositions, Viewers viewers, FormEnd end, Texts texts) {
        this.schedules = schedules;
        this.dispositions = dispositions;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        return show(null, Map.of(), Map.of(), model);
    }

    @PostMapping("/teams/{team}")
    String schedule(@PathVariable UUID team, @RequestParam Map<String, String> values, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        // What cannot be read is null, which the schedule itself refuses with its bounds.
        var typed = new Typed(values);
        var set = new ReviewSchedule(team, typed.oneOf("rhythm", Rhythm.class), typed.wholeNumber("weekday"), "on".equals(values.get("byItself")),
                typed.wholeNumber("turn"), typed.wholeNumber("most"), version(typed));
        return keep(team.toString(), values, model, response, flash, () -> schedules.set(viewers.current(), set));
    }

    @PostMapping("/dispositions")
    String add(@RequestParam Map<String, String> typed, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        return keep("new", typed, model, response, flash, () -> dispositions.put(viewers.current(), disposition(null, typed)));
    }

    @PostMapping("/dispositions/{code}")
    String change(@PathVariable String code, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        return keep(code, typed, model, response, flash, () -> dispositions.put(viewers.current(), disposition(code, typed)));
    }

    private String keep(String at, Map<String, String> typed, Model model, HttpServletResponse response, RedirectAttributes flash, Runnable keeping) {
        return end.of(response, () -> {
            keeping.run();
            flash.addFlashAttribute("done", texts.text("review.settings.kept"));
            return "redirect:/reviews/settings";
        }, problems -> show(at, typed, problems, model));
    }

    private String show(String at, Map<String, String> typed, Map<String, String> problems, Model model) {
        var viewer = viewers.current();
        if (!viewer.leads()) {
            throw new AccessDeniedException("only managers say how reviews are held");
        }
        model.addAttribute("teams", schedules.seenBy(viewer));
        model.addAttribute("dispositions", dispositions.all());
        model.addAttribute("rhythms", Rhythm.values());
        model.addAttribute("at", at);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "review/settings";
    }

    private static Disposition disposition(String code, Map<String, String> values) {
        var typed = new Typed(values);
        return new Disposition(code, PlainText.clean(values.get("nameEn")), PlainText.clean(values.get("nameZh")), typed.wholeNumber("position"), null,
                "on".equals(values.get("active")), version(typed));
    }

    private static int version(Typed typed) {
        var version = typed.wholeNumber("version");
        return version == null ? -1 : version;
    }
}
