package dev.salesflow.coaching.web;

import dev.salesflow.coaching.skill.Rating;
import dev.salesflow.coaching.skill.SkillArea;
import dev.salesflow.coaching.skill.SkillBook;
import dev.salesflow.coaching.skill.SkillSheet;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Skills as reps and managers rate them: a team's gaps, a rep's sheet. */
@Controller
class SkillPages {

    /** As many reps as stand side by side on a desk's screen. */
    private static final int COLUMNS = 8;

    private final SkillBook skills;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;
    private final Clock clock;

    SkillPages(SkillBook skills, Viewers viewers, FormEnd end, Texts texts, Clock clock) {
        this.skills = skills;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
        this.clock = clock;
    }

    /** A manager sees the team, a rep their own sheet; for others there is none. */
    @GetMapping("/coaching/skills")
    String skills(Query query, Model model) {
        var viewer = viewers.current();
        var page = query.page(COLUMNS);
        if (viewer.leads()) {
            model.addAttribute("page", skills.team(viewer, page));
            return "coaching/skills";
        }
        return skills.isRated(viewer.login()) ? "redirect:/coaching/skills/of/" + viewer.login() : "coaching/skills";
    }

    @GetMapping("/coaching/skills/of/{login}")
    String sheet(@PathVariable String login, Query query, Model model) {
        var today = LocalDate.now(clock);
        var asked = query.day("on");
        var sheet = skills.sheet(viewers.current(), login, asked == null ? today : asked);
        return show(sheet, asked, Map.of(), Map.of(), model);
    }

    @PostMapping("/coaching/skills/of/{login}")
    String rate(@PathVariable String login, @RequestParam Map<String, String> typed, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var viewer = viewers.current();
        var sheet = skills.sheet(viewer, login, LocalDate.now(clock));
        return end.of(response, () -> {
            skills.rate(viewer, login, ratings(sheet, typed));
            flash.addFlashAttribute("done", texts.text("skill.saved"));
            return "redirect:/coaching/skills/of/" + login;
        }, problems -> show(sheet, null, typed, problems, model));
    }

    private String show(SkillSheet sheet, LocalDate asked, Map<String, String> typed, Map<String, String> problems, Model model) {
        var own = viewers.current().login().equals(sheet.login());
        model.addAttribute("sheet", sheet);
        model.addAttribute("areas", SkillArea.values());
        model.addAttribute("asked", asked);
        model.addAttribute("own", own);
        model.addAttribute("leads", viewers.current().leads());
        model.addAttribute("typed", typed.isEmpty() ? chosen(sheet, own) : typed);
        model.addAttribute("problems", problems);
        return "coaching/skill-sheet";
    }

    private static Map<String, String> chosen(SkillSheet sheet, boolean own) {
        var chosen = new HashMap<String, String>();
        sheet.skills().forEach(one -> {
            var rating = own ? one.own() : one.manager();
            if (rating != null) {
                chosen.put("importance-" + one.skill().id(), Integer.toString(rating.importance()));
                chosen.put("ability-" + one.skill().id(), Integer.toString(rating.ability()));
            }
        });
        return chosen;
    }

    /** Of the skills on the sheet; one that is left wholly empty is not rated. */
    private static Map<UUID, Rating> ratings(SkillSheet sheet, Map<String, String> typed) {
        var problems = new Refusals();
        var ratings = new LinkedHashMap<UUID, Rating>();
        for (var one : sheet.skills()) {
            var id = one.skill().id();
            var importance = choice("importance-" + id, typed, problems);
            var ability = choice("ability-" + id, typed, problems);
            problems.require(importance != null || ability == null, "importance-" + id, "skill.both")
                    .require(ability != null || importance == null, "ability-" + id, "skill.both");
            if (importance != null && ability != null) {
                ratings.put(id, new Rating(importance, ability));
            }
        }
        problems.throwIfAny();
        return ratings;
    }

    private static Integer choice(String field, Map<String, String> typed, Refusals problems) {
        var text = PlainText.clean(typed.get(field));
        var value = text != null && text.matches("\\d") ? Integer.valueOf(text) : null;
        problems.require(text == null || value != null && Rating.fits(value), field, "error.notAChoice");
        return problems.concerns(field) ? null : value;
    }
}
