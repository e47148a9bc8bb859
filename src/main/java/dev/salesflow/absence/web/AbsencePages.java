package dev.salesflow.absence.web;

import dev.salesflow.absence.AbsenceData;
import dev.salesflow.absence.Absences;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Days;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Absences and deputies: everybody's own, and for who leads those of their people. */
@Controller
@RequestMapping("/absences")
class AbsencePages {

    private static final int LIST = 100;

    /** What is typed; days as texts. */
    record Typed(String login, String deputy, String firstDay, String lastDay, Boolean handOver) {

        AbsenceData data() {
            var problems = new Refusals();
            var first = problems.read(() -> Days.readOptional("firstDay", firstDay));
            var last = problems.read(() -> Days.readOptional("lastDay", lastDay));
            problems.throwIfAny();
            return new AbsenceData(login, deputy, first, last, Boolean.TRUE.equals(handOver));
        }
    }

    private final Absences absences;
    private final People people;
    private final Viewers viewers;
    private final Texts texts;
    private final Clock clock;

    AbsencePages(Absences absences, People people, Viewers viewers, Texts texts, Clock clock) {
        this.absences = absences;
        this.people = people;
        this.viewers = viewers;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    String list(Query query, Model model) {
        var viewer = viewers.current();
        var asked = query.text("person", 63);
        var login = asked == null ? viewer.login() : asked;
        return page(new Typed(login, "", LocalDate.now(clock).toString(), "", true), Map.of(), model);
    }

    /** For the account page. */
    @GetMapping("/mine")
    String mine(Model model) {
        model.addAttribute("coming", absences.coming(viewers.current().login()));
        return "absence/mine :: panel";
    }

    @PostMapping
    Object enter(@ModelAttribute Typed typed, Model model, RedirectAttributes flash) {
        try {
            absences.enter(typed.data(), viewers.current());
            flash.addFlashAttribute("done", texts.text("absence.entered"));
            return "redirect:/absences";
        } catch (Refusal refusal) {
            return new ModelAndView(page(typed, texts.byField(refusal), model), model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable UUID id, RedirectAttributes flash) {
        absences.end(id, viewers.current());
        flash.addFlashAttribute("done", texts.text("absence.ended"));
        return "redirect:/absences";
    }

    private String page(Typed typed, Map<String, String> problems, Model model) {
        var viewer = viewers.current();
        var person = people.visible(viewer, typed.login()).filter(Person::enabled).orElseThrow(() -> new NotFound("person", typed.login()));
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("person", person);
        model.addAttribute("people", viewer.leads() ? people.colleagues(viewer) : List.of());
        model.addAttribute("deputies", absences.deputies(person.login()));
        model.addAttribute("absences", absences.visible(viewer, LIST));
        model.addAttribute("today", LocalDate.now(clock));
        return "absence/list";
    }
}
