package dev.salesflow.nurturing.web;

import dev.salesflow.company.WorkingCalendar;
import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerDirectory;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactRecord;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.nurturing.cadence.ContactPlans;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.web.Back;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The one form by which a contact is recorded in half a minute, from wherever one is; afterwards one is back there. */
@Controller
class QuickContactPages {

    /** Fields that one need not see to record a contact. */
    private static final Set<String> FOLDED =
            Set.of("contactId", "opportunityId", "heldAt", "nextTime", "customerWords", "objection", "answer");

    private final ContactBook book;
    private final ContactChoices choices;
    private final ContactPlans plans;
    private final CustomerBook customers;
    private final CustomerDirectory directory;
    private final OpportunityBook opportunities;
    private final Viewers viewers;
    private final WorkingCalendar calendar;
    private final FormEnd end;
    private final Texts texts;
    private final Clock clock;

    QuickContactPages(ContactBook book, ContactChoices choices, ContactPlans plans, CustomerBook customers, CustomerDirectory directory,
            OpportunityBook opportunities, Viewers viewers, WorkingCalendar calendar, FormEnd end, Texts texts, Clock clock) {
        this.book = book;
        this.choices = choices;
        this.plans = plans;
        this.customers = customers;
        this.directory = directory;
        this.opportunities = opportunities;
        this.viewers = viewers;
        this.calendar = calendar;
        this.end = end;
        this.texts = texts;
        this.clock = clock;
    }

    /** May name a customer, a deal, or the next action that the contact completes. */
    @GetMapping("/contact-records/new")
    String form(Query query, HttpServletRequest request, Model model) {
        var viewer = viewers.current();
        var typed = new HashMap<String, String>();
        typed.put("requestId", UUID.randomUUID().toString());
        typed.put("back", back(request));
        var customerId = query.id("customer");
        var opportunityId = query.id("opportunity");
        var completes = query.id("completes");
        if (completes != null) {
            customerId = prefill(typed, book.mine(completes, viewer));
        } else if (opportunityId != null) {
            customerId = opportunities.visible(opportunityId, viewer).customerId();
            typed.put("opportunityId", opportunityId.toString());
        }
        return form(typed, Map.of(), customerId, viewer, model);
    }

    private static UUID prefill(Map<String, String> typed, ContactRecord before) {
        typed.put("completes", before.id().toString());
        put(typed, "contactId", before.contactId());
        put(typed, "opportunityId", before.opportunityId());
        return before.customerId();
    }

    private static void put(Map<String, String> typed, String field, UUID id) {
        if (id != null) {
            typed.put(field, id.toString());
        }
    }

    private static String back(HttpServletRequest request) {
        var back = Back.to(request);
        return back.startsWith("/contact-records") || back.startsWith("/login") ? "/" : back;
    }

    /** The choices that depend on the customer, once one is chosen. */
    @GetMapping("/contact-records/about")
    String about(Query query, Model model) {
        var viewer = viewers.current();
        var customerId = query.id("customerId");
        if (customerId != null) {
            customers.find(customerId, viewer);
        }
        var about = choices.of(customerId, viewer);
        var typed = new HashMap<String, String>();
        put(typed, "opportunityId", about.onlyDeal());
        model.addAttribute("typed", typed);
        model.addAttribute("problems", Map.of());
        model.addAttribute("about", about);
        model.addAttribute("me", viewer.login());
        return "nurturing/form :: about";
    }

    @PostMapping("/contact-records")
    String record(@RequestParam Map<String, String> values, Model model, RedirectAttributes next, HttpServletResponse response) {
        var viewer = viewers.current();
        var input = new ContactInput(values);
        var customerId = customer(input, values, viewer);
        return end.of(response, () -> {
            var note = input.note(customerId, viewer.login(), clock.getZone());
            if (!input.problems().all().isEmpty()) {
                input.problems().addAll(book.problems(note, viewer)).throwIfAny();
            }
            told(book.record(note, viewer), next);
            return "redirect:" + Back.local(values.get("back"));
        }, problems -> form(values, problems, customerId, viewer, model));
    }

    private void told(ContactRecord record, RedirectAttributes next) {
        var customer = customers.get(record.customerId()).name();
        next.addFlashAttribute("done", record.next() == null ? texts.text("contactRecord.saved", customer)
                : texts.text("contactRecord.savedWithNext", customer, record.next().action(), record.next().due().toString()));
    }

    /** The one chosen, else the only one that the typed name means; null where that is none of those seen. */
    private UUID customer(ContactInput input, Map<String, String> values, Viewer viewer) {
        var id = input.id("customerId");
        if (id != null && isSeen(id, viewer)) {
            return id;
        }
        var name = PlainText.clean(values.get("customerName"));
        if (name == null || !PlainText.isReadable(name)) {
            return null;
        }
        var meant = id == null ? directory.find(List.of(name), viewer).getOrDefault(name, Set.of()) : Set.<UUID>of();
        input.problems().require(!meant.isEmpty(), "customerId", "contactRecord.noSuchCustomer", name)
                .require(meant.size() < 2, "customerId", "contactRecord.severalCustomers", name);
        return meant.size() == 1 ? meant.iterator().next() : null;
    }

    private boolean isSeen(UUID id, Viewer viewer) {
        try {
            return customers.find(id, viewer) != null;
        } catch (NotFound goneMeanwhile) {
            return false;
        }
    }

    private String form(Map<String, String> typed, Map<String, String> problems, UUID customerId, Viewer viewer, Model model) {
        var about = choices.of(customerId, viewer);
        var shown = new HashMap<>(typed);
        var customer = customerId == null ? null : customers.find(customerId, viewer);
        if (customer != null) {
            shown.put("customerId", customerId.toString());
            shown.put("customerName", customer.name());
            shown.computeIfAbsent("opportunityId", none -> about.onlyDeal() == null ? null : about.onlyDeal().toString());
        } else {
            shown.remove("customerId");
        }
        model.addAttribute("typed", shown);
        model.addAttribute("problems", problems);
        model.addAttribute("about", about);
        model.addAttribute("agreed", agreed(shown.get("completes"), viewer));
        model.addAttribute("me", viewer.login());
        model.addAttribute("ways", ContactWay.values());
        var days = days(customer);
        model.addAttribute("days", days);
        keepDay(shown, days, model);
        model.addAttribute("unfolded", problems.keySet().stream().anyMatch(FOLDED::contains));
        return "nurturing/form";
    }

    /** The action that this contact is to complete, or null; what no longer is or never was one is not shown. */
    private String agreed(String completes, Viewer viewer) {
        try {
            return completes == null || completes.isBlank() ? null : book.mine(UUID.fromString(completes), viewer).next().action();
        } catch (NotFound | IllegalArgumentException none) {
            return null;
        }
    }

    /** A day that is none of those offered, or was none of them when it was chosen, stands in the date field. */
    private static void keepDay(Map<String, String> shown, Map<String, LocalDate> days, Model model) {
        var due = shown.get("due");
        var other = due != null && !due.isBlank() && !ContactInput.NOTHING.equals(due)
                && days.values().stream().noneMatch(day -> day.toString().equals(due));
        if (other && !ContactInput.OTHER_DAY.equals(due)) {
            shown.put("nextDue", due);
        }
        model.addAttribute("otherDay", other);
    }

    /** Days that are chosen with one tap, by their name; somebody works on each. Of a known customer also the one that the rules propose. */
    private Map<String, LocalDate> days(Customer customer) {
        var today = LocalDate.now(clock);
        var days = new LinkedHashMap<String, LocalDate>();
        days.put("nextWorkingDay", calendar.plus(today, 1));
        days.put("inThreeWorkingDays", calendar.plus(today, 3));
        days.put("inAWeek", calendar.plus(today.plusDays(6), 1));
        Optional.ofNullable(customer).flatMap(one -> plans.of(one.id())).map(plan -> plan.days()).map(today::plusDays).map(day -> calendar.plus(day.minusDays(1), 1)).ifPresent(day -> {
            days.values().remove(day);
            days.put("byRhythm", day);
        });
        return days;
    }
}
