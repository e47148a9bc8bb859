package dev.salesflow.grading.web;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.grading.GradeBook;
import dev.salesflow.grading.GradeReport;
import dev.salesflow.identity.Viewers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The part of a customer's page that tells its grade and why. */
@Controller
class GradePanel {

    private static final int HISTORY = 20;

    /** A decision or an override in the history; {@code at} is ISO, {@code when} for people. */
    record Line(Instant sortedBy, String at, String when, String sentence, String cause, boolean counts) {
    }

    private final GradeBook grades;
    private final CustomerBook customers;
    private final Viewers viewers;
    private final GradeSentences sentences;

    GradePanel(GradeBook grades, CustomerBook customers, Viewers viewers, GradeSentences sentences) {
        this.grades = grades;
        this.customers = customers;
        this.viewers = viewers;
        this.sentences = sentences;
    }

    @GetMapping("/customers/{id}/grade")
    String panel(@PathVariable UUID id, Model model, Locale locale) {
        var viewer = viewers.current();
        var customer = customers.find(id, viewer);
        var report = grades.report(id);
        var decision = report.decision();
        model.addAttribute("customer", customer);
        model.addAttribute("report", report);
        model.addAttribute("sentence", sentences.of(report, locale));
        model.addAttribute("mayOverride", viewer.leads() && customers.mayEdit(customer, viewer));
        model.addAttribute("mayEdit", customers.mayEdit(customer, viewer));
        if (decision != null) {
            model.addAttribute("byTable", sentences.of(decision, locale));
            model.addAttribute("facts", sentences.facts(decision, locale));
            model.addAttribute("missing", sentences.labels(decision.missing(), locale));
            model.addAttribute("decidedAt", sentences.moment(decision.at()));
        }
        if (customer.data().expectedPurchase() != null) {
            model.addAttribute("expected", customer.data().expectedPurchase().toString());
        }
        model.addAttribute("history", history(id, locale));
        return "grading/panel :: panel";
    }

    private List<Line> history(UUID id, Locale locale) {
        var lines = new ArrayList<Line>();
        grades.decisions(id, HISTORY).forEach(d -> lines.add(new Line(d.at(), d.at().toString(),
                sentences.moment(d.at()), sentences.of(d, locale), sentences.cause(d, locale), d.until() == null)));
        grades.overrides(id, HISTORY).forEach(o -> lines.add(line(o, locale)));
        return lines.stream().sorted(Comparator.comparing(Line::sortedBy).reversed()).limit(HISTORY).toList();
    }

    private Line line(GradeReport.Override override, Locale locale) {
        var end = override.endedAt() == null ? "" : sentences.end(override, locale);
        return new Line(override.at(), override.at().toString(), sentences.moment(override.at()),
                sentences.of(override, locale), end, override.endedAt() == null);
    }
}
