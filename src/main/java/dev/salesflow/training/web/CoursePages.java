package dev.salesflow.training.web;

import dev.salesflow.attachment.AttachmentBook;
import dev.salesflow.attachment.AttachmentPanel;
import dev.salesflow.coaching.CoachingWords;
import dev.salesflow.coaching.skill.SkillCatalogue;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.shared.web.Typed;
import dev.salesflow.training.Course;
import dev.salesflow.training.CourseCatalogue;
import dev.salesflow.training.CourseForm;
import dev.salesflow.training.MaterialShelf;
import dev.salesflow.training.evaluation.EvaluationBook;
import dev.salesflow.training.session.SessionBook;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The catalogue, and each course with its materials, sessions and what it brought. */
@Controller
@RequestMapping("/training")
class CoursePages {

    private static final int PAGE_SIZE = 20;

    private final CourseCatalogue courses;
    private final MaterialShelf shelf;
    private final SessionBook sessions;
    private final EvaluationBook evaluations;
    private final SkillCatalogue skills;
    private final AttachmentBook files;
    private final CoachingWords words;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;

    CoursePages(CourseCatalogue courses, MaterialShelf shelf, SessionBook sessions, EvaluationBook evaluations, SkillCatalogue skills, AttachmentBook files,
            CoachingWords words, Viewers viewers, FormEnd end, Texts texts) {
        this.courses = courses;
        this.shelf = shelf;
        this.sessions = sessions;
        this.evaluations = evaluations;
        this.skills = skills;
        this.files = files;
        this.words = words;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
    }

    @GetMapping
    String catalogue(Query query, Model model) {
        var viewer = viewers.current();
        model.addAttribute("courses", courses.all());
        model.addAttribute("skillNames", skills.all().stream().collect(Collectors.toMap(skill -> skill.id(), skill -> skill)));
        model.addAttribute("forms", CourseForm.values());
        model.addAttribute("coming", sessions.coming(viewer, query.page(PAGE_SIZE)));
        model.addAttribute("viewer", viewer);
        return "training/catalogue";
    }

    @GetMapping("/courses/new")
    String enter(Model model) {
        CourseCatalogue.mustKeep(viewers.current());
        return form(null, Map.of("form", CourseForm.CLASS.name(), "active", "on"), Map.of(), model);
    }

    @GetMapping("/courses/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        CourseCatalogue.mustKeep(viewers.current());
        return form(id, typed(courses.get(id)), Map.of(), model);
    }

    @GetMapping("/courses/{id}")
    String show(@PathVariable UUID id, Query query, Model model) {
        return show(id, query.page(PAGE_SIZE), Map.of(), Map.of(), model);
    }

    @PostMapping("/courses")
    String add(@RequestParam Map<String, String> typed, Model model, HttpServletResponse response, RedirectAttributes flash) {
        return put(null, typed, model, response, flash);
    }

    @PostMapping("/courses/{id}")
    String change(@PathVariable UUID id, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        CourseCatalogue.mustKeep(viewers.current());
        courses.get(id);
        return put(id, typed, model, response, flash);
    }

    @PostMapping("/courses/{id}/links")
    String link(@PathVariable UUID id, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response, RedirectAttributes flash) {
        courses.get(id);
        return end.of(response, () -> {
            shelf.addLink(viewers.current(), id, PlainText.clean(typed.get("titleEn")), PlainText.clean(typed.get("titleZh")), PlainText.clean(typed.get("link")));
            return done(id, "training.material.added", flash);
        }, problems -> show(id, new Page.Request(0, PAGE_SIZE), typed, problems, model));
    }

    @PostMapping("/courses/{id}/files")
    String file(@PathVariable UUID id, @RequestParam(required = false) MultipartFile file, Model model, HttpServletResponse response, RedirectAttributes flash) {
        courses.get(id);
        return end.of(response, () -> {
            shelf.addFile(viewers.current(), id, file);
            return done(id, "training.material.added", flash);
        }, problems -> show(id, new Page.Request(0, PAGE_SIZE), Map.of(), problems, model));
    }

    @GetMapping("/courses/{id}/materials/{material}")
    void read(@PathVariable UUID id, @PathVariable UUID material, HttpServletResponse response) throws IOException {
        var found = shelf.find(id, material);
        if (found.size() == null) {
            throw new NotFound("material", material);
        }
        AttachmentPanel.head(found.titleEn(), found.type(), found.size(), response);
        shelf.write(found, response.getOutputStream());
    }

    @PostMapping("/courses/{id}/materials/{material}/removal")
    String remove(@PathVariable UUID id, @PathVariable UUID material, RedirectAttributes flash) {
        shelf.remove(viewers.current(), id, material);
        return done(id, "training.material.removed", flash);
    }

    private String put(UUID id, Map<String, String> values, Model model, HttpServletResponse response, RedirectAttributes flash) {
        CourseCatalogue.mustKeep(viewers.current());
        return end.of(response, () -> done(courses.put(viewers.current(), course(id, values)), "training.course.kept", flash),
                problems -> form(id, values, problems, model));
    }

    private String done(UUID id, String message, RedirectAttributes flash) {
        flash.addFlashAttribute("done", texts.text(message));
        return "redirect:/training/courses/" + id;
    }

    private static Course course(UUID id, Map<String, String> values) {
        var typed = new Typed(values);
        var version = typed.wholeNumber("version");
        var course = new Course(id, PlainText.clean(values.get("nameEn")), PlainText.clean(values.get("nameZh")), typed.oneOf("form", CourseForm.class), typed.id("skill"),
                PlainText.cleanLines(values.get("aboutEn")), PlainText.cleanLines(values.get("aboutZh")), typed.wholeNumber("passingMark"),
                "on".equals(values.get("active")), version == null ? 0 : version);
        typed.problems().addAll(course.problems()).throwIfAny();
        return course;
    }

    private static Map<String, String> typed(Course course) {
        var typed = new HashMap<String, String>();
        typed.put("nameEn", course.nameEn());
        typed.put("nameZh", course.nameZh());
        typed.put("form", course.form().name());
        typed.put("skill", Objects.toString(course.skillId(), ""));
        typed.put("aboutEn", course.aboutEn());
        typed.put("aboutZh", course.aboutZh());
        typed.put("passingMark", Objects.toString(course.passingMark(), ""));
        typed.put("version", Integer.toString(course.version()));
        typed.put("active", course.active() ? "on" : "");
        return typed;
    }

    private String form(UUID id, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("forms", CourseForm.values());
        model.addAttribute("skills", skills.all());
        return "training/course-form";
    }

    private String show(UUID id, Page.Request page, Map<String, String> typed, Map<String, String> problems, Model model) {
        var viewer = viewers.current();
        var course = courses.get(id);
        model.addAttribute("course", course);
        model.addAttribute("skill", course.skillId() == null ? null : skills.get(course.skillId()));
        model.addAttribute("materials", shelf.of(id));
        model.addAttribute("sessions", sessions.ofCourse(viewer, id, page));
        model.addAttribute("evaluation", viewer.leads() ? evaluations.ofCourse(viewer, id) : null);
        model.addAttribute("leads", viewer.leads());
        model.addAttribute("accepted", files.accepted());
        model.addAttribute("largest", files.largest());
        model.addAttribute("words", words);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "training/course";
    }
}
