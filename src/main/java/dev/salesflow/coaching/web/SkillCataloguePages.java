package dev.salesflow.coaching.web;

import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.coaching.skill.Skill;
import dev.salesflow.coaching.skill.SkillArea;
import dev.salesflow.coaching.skill.SkillCatalogue;
import dev.salesflow.coaching.skill.SkillKind;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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

/** The catalogue of skills, kept by managers. */
@Controller
@RequestMapping("/coaching/skills/catalogue")
class SkillCataloguePages {

    private final SkillCatalogue catalogue;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;

    SkillCataloguePages(SkillCatalogue catalogue, Viewers viewers, FormEnd end, Texts texts) {
        this.catalogue = catalogue;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
    }

    @GetMapping
    String list(Model model) {
        mustLead();
        model.addAttribute("skills", catalogue.all());
        model.addAttribute("areas", SkillArea.values());
        return "coaching/skill-catalogue";
    }

    @GetMapping("/new")
    String enter(Model model) {
        mustLead();
        return form(null, Map.of("kind", SkillKind.ABILITY.name(), "active", "on", "position", "100"), Map.of(), model);
    }

    @GetMapping("/{id}")
    String edit(@PathVariable UUID id, Model model) {
        mustLead();
        return form(id, typed(catalogue.get(id)), Map.of(), model);
    }

    @PostMapping
    String add(@RequestParam Map<String, String> typed, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        return put(null, typed, model, response, flash);
    }

    @PostMapping("/{id}")
    String change(@PathVariable UUID id, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        mustLead();
        catalogue.get(id);
        return put(id, typed, model, response, flash);
    }

    private String put(UUID id, Map<String, String> typed, Model model, HttpServletResponse response, RedirectAttributes flash) {
        mustLead();
        return end.of(response, () -> {
            var skill = skill(id, typed);
            var noTopic = PlainText.clean(typed.get("topic")) != null && skill.topic() == null;
            new Refusals().require(!noTopic, "topic", "error.notAChoice").addAll(skill.problems()).throwIfAny();
            catalogue.put(viewers.current(), skill);
            flash.addFlashAttribute("done", texts.text("skill.kept"));
            return "redirect:/coaching/skills/catalogue";
        }, problems -> form(id, typed, problems, model));
    }

    private String form(UUID id, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("kinds", SkillKind.values());
        model.addAttribute("areas", SkillArea.values());
        model.addAttribute("topics", CoachingTopic.values());
        return "coaching/skill-form";
    }

    private void mustLead() {
        if (!viewers.current().leads()) {
            throw new AccessDeniedException("only managers keep the skills");
        }
    }

    private static Skill skill(UUID id, Map<String, String> typed) {
        var version = whole(typed.get("version"));
        return new Skill(id, oneOf(SkillKind.class, typed.get("kind")), oneOf(SkillArea.class, typed.get("area")), PlainText.clean(typed.get("nameEn")),
                PlainText.clean(typed.get("nameZh")), oneOf(CoachingTopic.class, typed.get("topic")), PlainText.clean(typed.get("courseEn")), PlainText.clean(typed.get("courseZh")),
                whole(typed.get("position")), "on".equals(typed.get("active")), version == null ? 0 : version);
    }

    private static Map<String, String> typed(Skill skill) {
        var typed = new HashMap<String, String>();
        typed.put("kind", skill.kind().name());
        typed.put("area", skill.area().name());
        typed.put("nameEn", skill.nameEn());
        typed.put("nameZh", skill.nameZh());
        typed.put("topic", skill.topic() == null ? "" : skill.topic().name());
        typed.put("courseEn", Objects.toString(skill.courseEn(), ""));
        typed.put("courseZh", Objects.toString(skill.courseZh(), ""));
        typed.put("position", skill.position().toString());
        typed.put("version", Integer.toString(skill.version()));
        if (skill.active()) {
            typed.put("active", "on");
        }
        return typed;
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String typed) {
        return Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(typed)).findFirst().orElse(null);
    }

    private static Integer whole(String typed) {
        return typed != null && typed.strip().matches("\\d{1,6}") ? Integer.valueOf(typed.strip()) : null;
    }
}
