package dev.salesflow.grading.web;

import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.grading.Grade;
import dev.salesflow.grading.GradeBook;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.web.Refused;
import dev.salesflow.shared.web.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where those who lead set a customer's grade for a time, or take that back. */
@Controller
class OverridePages {

    private static final String FORM = "grading/override";

    private final GradeBook grades;
    private final CustomerBook customers;
    private final Viewers viewers;
    private final GradeSentences sentences;
    private final Texts texts;
    private final Clock clock;

    OverridePages(GradeBook grades, CustomerBook customers, Viewers viewers, GradeSentences sentences, Texts texts,
            Clock clock) {
        this.grades = grades;
        this.customers = customers;
        this.viewers = viewers;
        this.sentences = sentences;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/customers/{id}/grade/override")
    String form(@PathVariable UUID id, @ModelAttribute("form") OverrideForm form, Model model, Locale locale) {
        var customer = customer(id, viewers.current());
        if (form.getUntil() == null) {
            form.setUntil(LocalDate.now(clock).plusMonths(1));
        }
        return show(customer, model, locale);
    }

    @PostMapping("/customers/{id}/grade/override")
    ModelAndView override(@PathVariable UUID id, @ModelAttribute("form") OverrideForm form, BindingResult typed, Model model,
            RedirectAttributes flash, Locale locale) {
        var viewer = viewers.current();
        var customer = customer(id, viewer);
        grades.overrideProblems(form.getGrade(), form.getReason(), form.getUntil())
                .forEach(problem -> Refused.into(typed, problem));
        if (typed.hasErrors()) {
            return again(customer, model, locale);
        }
        grades.override(id, form.getGrade(), form.getReason(), form.getUntil(), viewer.login());
        flash.addFlashAttribute("done", texts.text("grading.override.done", form.getGrade().name(),
                form.getUntil().toString()));
        return new ModelAndView("redirect:/customers/" + id);
    }

    @PostMapping("/customers/{id}/grade/override/end")
    String end(@PathVariable UUID id, RedirectAttributes flash) {
        var viewer = viewers.current();
        customer(id, viewer);
        grades.endOverride(id, viewer.login());
        flash.addFlashAttribute("done", texts.text("grading.override.ended"));
        return "redirect:/customers/" + id;
    }

    private Customer customer(UUID id, Viewer viewer) {
        var customer = customers.forEditing(id, viewer);
        if (!viewer.leads()) {
            throw new AccessDeniedException("a grade is set by those who lead");
        }
        return customer;
    }

    private ModelAndView again(Customer customer, Model model, Locale locale) {
        return new ModelAndView(show(customer, model, locale), model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private String show(Customer customer, Model model, Locale locale) {
        model.addAttribute("customer", customer);
        model.addAttribute("grades", Grade.values());
        model.addAttribute("sentence", sentences.of(grades.report(customer.id()), locale));
        model.addAttribute("earliest", LocalDate.now(clock));
        return FORM;
    }
}
