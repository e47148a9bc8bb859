package dev.salesflow.grading.web;

import dev.salesflow.grading.GradeBook;
import dev.salesflow.grading.GradeRunner;
import dev.salesflow.grading.UngradedCustomer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Customers of whom too little is known, as work; and the run that grades all anew. */
@Controller
class UngradedPages {

    private static final int SIZE = 50;

    /** What My day shows of one's own; the rest stands in the list. */
    private static final int FIRST = 5;

    /** A customer and what to find out, as people say it; {@code fields} are its keys, for the way into the form. */
    record Line(UUID id, String name, String owner, String missing, List<String> fields, boolean mayEdit) {
    }

    private final GradeBook grades;
    private final GradeRunner runner;
    private final Viewers viewers;
    private final GradeSentences sentences;
    private final Texts texts;

    UngradedPages(GradeBook grades, GradeRunner runner, Viewers viewers, GradeSentences sentences, Texts texts) {
        this.grades = grades;
        this.runner = runner;
        this.viewers = viewers;
        this.sentences = sentences;
        this.texts = texts;
    }

    @GetMapping("/grading/ungraded")
    String ungraded(Query query, Model model, Locale locale) {
        var viewer = viewers.current();
        model.addAttribute("page", lines(grades.ungraded(viewer, query.page(SIZE)), locale));
        model.addAttribute("leads", viewer.leads());
        if (viewer.leads()) {
            model.addAttribute("run", runner.latest().orElse(null));
        }
        return "grading/ungraded";
    }

    /** A part of My day: what to find out about one's own customers. */
    @GetMapping("/grading/mine")
    String mine(Model model, Locale locale) {
        var viewer = viewers.current();
        model.addAttribute("page", lines(grades.ungradedOwnedBy(viewer, new Page.Request(0, FIRST)), locale));
        return "grading/ungraded :: mine";
    }

    @PostMapping("/grading/runs")
    String start(RedirectAttributes flash) {
        runner.start(requireLead());
        flash.addFlashAttribute("done", texts.text("grading.run.asked"));
        return "redirect:/grading/ungraded";
    }

    /** How far the latest run is; asks again by itself while one is under way. */
    @GetMapping("/grading/runs/latest")
    String progress(Model model) {
        requireLead();
        model.addAttribute("run", runner.latest().orElse(null));
        return "grading/ungraded :: run";
    }

    private String requireLead() {
        var viewer = viewers.current();
        if (!viewer.leads()) {
            throw new AccessDeniedException("grading all customers is for those who lead");
        }
        return viewer.login();
    }

    private Page<Line> lines(Page<UngradedCustomer> found, Locale locale) {
        return new Page<>(found.items().stream()
                .map(customer -> new Line(customer.id(), customer.name(), customer.owner(),
                        sentences.labels(customer.missing(), locale), customer.missing(), customer.mayEdit()))
                .toList(), found.total(), found.page(), found.size());
    }
}
