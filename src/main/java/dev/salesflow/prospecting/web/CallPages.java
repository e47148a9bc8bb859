package dev.salesflow.prospecting.web;

import dev.salesflow.company.WorkingCalendar;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.prospecting.CallOutcome;
import dev.salesflow.prospecting.ProspectBook;
import dev.salesflow.prospecting.Sheet;
import dev.salesflow.prospecting.calls.Call;
import dev.salesflow.prospecting.calls.CallBook;
import dev.salesflow.prospecting.calls.Prospect;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The telephone: one name at a time, everything by keyboard, the next name after each outcome. */
@Controller
@RequestMapping("/prospecting/lists/{id}")
class CallPages {

    private static final int EARLIER = 5;

    private final CallBook book;
    private final ProspectBook lists;
    private final CustomerBook customers;
    private final WorkingCalendar calendar;
    private final Viewers viewers;
    private final Texts texts;
    private final Clock clock;

    CallPages(CallBook book, ProspectBook lists, CustomerBook customers, WorkingCalendar calendar, Viewers viewers, Texts texts, Clock clock) {
        this.book = book;
        this.lists = lists;
        this.customers = customers;
        this.calendar = calendar;
        this.viewers = viewers;
        this.texts = texts;
        this.clock = clock;
    }

    /** What is on the caller's screen; taking the next name is a step of its own, so that looking changes nothing. */
    @GetMapping("/call")
    String call(@PathVariable UUID id, Model model) {
        var viewer = viewers.current();
        var prospect = book.inHand(id, viewer);
        return prospect.isPresent() ? screen(prospect.get(), fresh(prospect.get(), viewer), Map.of(), viewer, model) : idle(id, viewer, model);
    }

    @PostMapping("/next")
    String next(@PathVariable UUID id) {
        book.next(id, viewers.current());
        return "redirect:/prospecting/lists/" + id + "/call";
    }

    @PostMapping("/release")
    String release(@PathVariable UUID id) {
        book.release(id, viewers.current());
        return "redirect:/prospecting/lists/" + id;
    }

    @PostMapping("/calls")
    String record(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, RedirectAttributes next, HttpServletResponse response) {
        var viewer = viewers.current();
        var input = new CallInput(values);
        try {
            var note = input.note(texts, clock.getZone());
            if (!input.problems().all().isEmpty()) {
                input.problems().addAll(book.problems(note, viewer)).throwIfAny();
            }
            var call = book.record(note, viewer);
            book.next(id, viewer);
            next.addFlashAttribute("called", texts.text("prospecting.recorded", texts.text("prospecting.outcome." + call.outcome()),
                    input.text("customerName") == null ? "" : input.text("customerName")));
            return "redirect:/prospecting/lists/" + id + "/call";
        } catch (Refusal refusal) {
            return again(id, values, refusal, viewer, model, next, response);
        }
    }

    /** Everything typed stays; where the name has gone to somebody else meanwhile, there is nothing to type it into. */
    private String again(UUID id, Map<String, String> values, Refusal refusal, Viewer viewer, Model model, RedirectAttributes next, HttpServletResponse response) {
        var prospect = book.inHand(id, viewer).filter(one -> one.id().toString().equals(values.get("prospectId")));
        if (prospect.isEmpty()) {
            next.addFlashAttribute("problem", texts.text(refusal));
            next.addFlashAttribute("lost", values.get("note"));
            return "redirect:/prospecting/lists/" + id + "/call";
        }
        response.setStatus((refusal.isConflict() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY).value());
        return screen(prospect.get(), new HashMap<>(values), texts.byField(refusal), viewer, model);
    }

    @PostMapping("/undo")
    String undo(@PathVariable UUID id, RedirectAttributes next) {
        try {
            book.undo(id, viewers.current());
            next.addFlashAttribute("done", texts.text("prospecting.undone"));
        } catch (Refusal refusal) {
            next.addFlashAttribute("problem", texts.text(refusal));
        }
        return "redirect:/prospecting/lists/" + id + "/call";
    }

    /** What is known; of a call that was taken back, what was typed. */
    private Map<String, String> fresh(Prospect prospect, Viewer viewer) {
        var typed = new HashMap<String, String>();
        typed.put("requestId", UUID.randomUUID().toString());
        var data = customers.get(prospect.customerId()).data();
        Sheet.ALL.forEach(field -> {
            var known = field.textIn(data) == null ? "" : field.textIn(data);
            typed.put(field.key(), known);
            typed.put(CallInput.WAS + field.key(), known);
        });
        typed.put("callBackAt", calendar.workingTime(LocalDateTime.now(clock).plusHours(2).truncatedTo(ChronoUnit.HOURS)).toString());
        book.takenBack(prospect.id(), viewer).ifPresent(call -> {
            CallInput.restore(call, typed, clock.getZone());
            book.learned(call.id()).forEach(fact -> typed.put(fact.field(), Objects.requireNonNullElse(fact.after(), "")));
        });
        return typed;
    }

    private String screen(Prospect prospect, Map<String, String> typed, Map<String, String> problems, Viewer viewer, Model model) {
        var customer = customers.get(prospect.customerId());
        var list = prospect.listId();
        model.addAttribute("list", lists.brief(list, viewer));
        model.addAttribute("prospect", prospect);
        model.addAttribute("dealWith", book.dealWith(prospect).orElse(null));
        model.addAttribute("customer", customer);
        model.addAttribute("people", customers.contacts(customer.id()));
        model.addAttribute("earlier", book.earlier(prospect.id(), EARLIER));
        model.addAttribute("outcomes", CallOutcome.values());
        model.addAttribute("facts", Sheet.FACTS);
        model.addAttribute("fields", Sheet.FIELDS);
        model.addAttribute("questions", CallInput.QUESTIONS);
        model.addAttribute("ways", ContactWay.values());
        model.addAttribute("owners", customer.owner() == null ? book.owners(list, viewer) : Map.of());
        model.addAttribute("last", book.last(list, viewer).map(Call::outcome).orElse(null));
        model.addAttribute("typed", typed);
        model.addAttribute("problems", CallInput.named(problems));
        model.addAttribute("today", LocalDate.now(clock));
        return "prospecting/call";
    }

    private String idle(UUID id, Viewer viewer, Model model) {
        model.addAttribute("list", lists.brief(id, viewer));
        model.addAttribute("waiting", book.waiting(id));
        model.addAttribute("last", book.last(id, viewer).map(Call::outcome).orElse(null));
        return "prospecting/idle";
    }
}
