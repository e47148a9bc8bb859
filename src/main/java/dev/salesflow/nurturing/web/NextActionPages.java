package dev.salesflow.nurturing.web;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerCircle;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactResult;
import dev.salesflow.nurturing.DueAction;
import dev.salesflow.nurturing.NextActions;
import dev.salesflow.shared.Days;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Back;
import dev.salesflow.shared.web.CalendarSpan;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is to be done next, day by day: one's own, or the team's. Closed with one click, postponed, handed over. */
@Controller
@RequestMapping("/next-actions")
class NextActionPages {

    private static final int MOST = 500;
    private static final String TEAM = "team";

    private final ContactBook book;
    private final NextActions actions;
    private final CustomerBook customers;
    private final CustomerCircle circle;
    private final People people;
    private final Viewers viewers;
    private final Texts texts;
    private final Clock clock;

    NextActionPages(ContactBook book, NextActions actions, CustomerBook customers, CustomerCircle circle,
            People people, Viewers viewers, Texts texts, Clock clock) {
        this.book = book;
        this.actions = actions;
        this.customers = customers;
        this.circle = circle;
        this.people = people;
        this.viewers = viewers;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    String calendar(Query query, Model model) {
        var viewer = viewers.current();
        var span = CalendarSpan.of(query, LocalDate.now(clock));
        var colleagues = colleagues(viewer);
        var whose = query.named("whose", login -> login.equals(viewer.login()) || colleagues.stream().anyMatch(one -> one.login().equals(login)), TEAM);
        var found = find(viewer, whose == null ? viewer.login() : whose, span);
        model.addAttribute("span", span);
        model.addAttribute("whose", whose);
        model.addAttribute("colleagues", colleagues);
        model.addAttribute("me", viewer.login());
        model.addAttribute("leads", viewer.leads());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("overdue", found.stream().filter(action -> action.due().isBefore(span.first())).toList());
        model.addAttribute("days", byDay(found, span));
        model.addAttribute("more", found.size() == MOST);
        return "nurturing/actions";
    }

    /** Those whom the person leads, and those for whom they stand in today. */
    private List<Person> colleagues(Viewer viewer) {
        var led = viewer.leads() ? people.colleagues(viewer) : List.<Person>of();
        return Stream.concat(led.stream(), viewer.absentees().stream().sorted().flatMap(login -> people.find(login).stream())).distinct().toList();
    }

    /** What is overdue stands above the present days, whenever it was due. */
    private List<DueAction> find(Viewer viewer, String whose, CalendarSpan span) {
        var owner = TEAM.equals(whose) && viewer.leads() ? null : TEAM.equals(whose) ? viewer.login() : whose;
        return actions.seenBy(viewer, owner, span.holds(LocalDate.now(clock)) ? null : span.first(), span.end(), MOST);
    }

    private static Map<LocalDate, List<DueAction>> byDay(List<DueAction> found, CalendarSpan span) {
        return found.stream().filter(action -> !action.due().isBefore(span.first()))
                .collect(Collectors.groupingBy(DueAction::due, TreeMap::new, Collectors.toList()));
    }

    /** One action with what was agreed when, and all that can be done with it. */
    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        var viewer = viewers.current();
        var record = book.mine(id, viewer);
        model.addAttribute("record", record);
        model.addAttribute("customer", customers.get(record.customerId()));
        model.addAttribute("owners", circle.of(record.customerId()));
        model.addAttribute("names", people.names(List.of(record.next().owner(), record.recordedBy())));
        model.addAttribute("today", LocalDate.now(clock));
        return "nurturing/action";
    }

    @PostMapping("/{id}/done")
    String done(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes next) {
        book.close(id, ContactResult.DONE, viewers.current());
        return back("nextAction.done", request, next);
    }

    @PostMapping("/{id}/failed")
    String failed(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes next) {
        book.close(id, ContactResult.FAILED, viewers.current());
        return back("nextAction.failed", request, next);
    }

    @PostMapping("/{id}/postpone")
    String postpone(@PathVariable UUID id, @RequestParam(defaultValue = "") String due, HttpServletRequest request, RedirectAttributes next) {
        if (due.isBlank()) {
            throw Refusal.ofField("nextDue", "nextAction.noDay");
        }
        book.postpone(id, Days.read("nextDue", due), viewers.current());
        return back("nextAction.postponed", request, next, due.strip());
    }

    @PostMapping("/{id}/hand-over")
    String handOver(@PathVariable UUID id, @RequestParam(defaultValue = "") String owner, HttpServletRequest request, RedirectAttributes next) {
        book.handOver(id, owner, viewers.current());
        next.addFlashAttribute("done", texts.text("nextAction.handedOver", people.require(owner).name()));
        // Whoever gave it away may no longer see it.
        return "redirect:/next-actions";
    }

    private String back(String sentence, HttpServletRequest request, RedirectAttributes next, Object... arguments) {
        next.addFlashAttribute("done", texts.text(sentence, arguments));
        return "redirect:" + Back.to(request);
    }
}
