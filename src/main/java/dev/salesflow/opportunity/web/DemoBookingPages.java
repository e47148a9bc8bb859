package dev.salesflow.opportunity.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.demo.Booking;
import dev.salesflow.opportunity.demo.DemoCalendar;
import dev.salesflow.opportunity.demo.Slot;
import dev.salesflow.opportunity.demo.Whereabouts;
import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A deal's demos as a part of its page: asked for, booked into the presales calendar, moved, cancelled. */
@Controller
class DemoBookingPages {

    private static final List<Integer> LENGTHS = List.of(30, 60, 90, 120, 180, 240);
    private static final int USUAL = 90;
    private static final List<String> FIELDS = List.of("presales", "minutes", "day", "from", "place", "wish", "version");

    private final DemoCalendar calendar;
    private final Whereabouts whereabouts;
    private final DealChoices choices;
    private final DealRights rights;
    private final Viewers viewers;
    private final FormEnd end;
    private final Clock clock;

    DemoBookingPages(DemoCalendar calendar, Whereabouts whereabouts, DealChoices choices, DealRights rights, Viewers viewers, FormEnd end,
            Clock clock) {
        this.calendar = calendar;
        this.whereabouts = whereabouts;
        this.choices = choices;
        this.rights = rights;
        this.viewers = viewers;
        this.end = end;
        this.clock = clock;
    }

    @GetMapping("/opportunities/{id}/demos")
    String panel(@PathVariable UUID id, Model model) {
        return panel(rights.visible(id), model);
    }

    /** Asked for again with what was typed whenever another person or length is chosen: then other times are free. */
    @GetMapping("/opportunities/{id}/demos/new")
    String enter(@PathVariable UUID id, Query query, Model model) {
        var deal = bookable(id);
        var typed = typed(query);
        typed.putIfAbsent("presales", Objects.toString(deal.presales(), ""));
        return form(deal, null, typed, Map.of(), model);
    }

    @GetMapping("/opportunities/{id}/demos/{booking}")
    String edit(@PathVariable UUID id, @PathVariable UUID booking, Query query, Model model) {
        var deal = bookable(id);
        var known = known(id, booking);
        known.putAll(typed(query));
        return form(deal, booking, known, Map.of(), model);
    }

    @PostMapping("/opportunities/{id}/demos")
    String book(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        return put(bookable(id), null, values, model, response);
    }

    @PostMapping("/opportunities/{id}/demos/{booking}")
    String move(@PathVariable UUID id, @PathVariable UUID booking, @RequestParam Map<String, String> values, Model model,
            HttpServletResponse response) {
        return put(bookable(id), booking, values, model, response);
    }

    @PostMapping("/opportunities/{id}/demos/{booking}/cancel")
    String cancel(@PathVariable UUID id, @PathVariable UUID booking, @RequestParam Map<String, String> values, Model model,
            HttpServletResponse response) {
        var deal = bookable(id);
        var typed = new Typed(values);
        var version = Objects.requireNonNullElse(typed.wholeNumber("version"), 0);
        var reason = typed.text("reason", 1000);
        return answer(deal, booking, typed, model, response, () -> calendar.cancel(id, booking, version, reason, rights.login()));
    }

    private String put(Opportunity deal, UUID booking, Map<String, String> values, Model model, HttpServletResponse response) {
        var chosen = new HashMap<>(values);
        var slot = values.getOrDefault("slot", "").split("T");
        if (slot.length == 2) {
            chosen.put("day", slot[0]);
            chosen.put("from", slot[1]);
        }
        var typed = new Typed(chosen);
        var wanted = new Slot(typed.text("presales", 63), typed.date("day"), typed.time("from"), typed.wholeNumber("minutes"),
                typed.text("place", 200), typed.text("wish", 2000));
        return answer(deal, booking, typed, model, response, () -> {
            if (booking == null) {
                calendar.book(deal.id(), wanted, rights.login());
            } else {
                calendar.move(deal.id(), booking, Objects.requireNonNullElse(typed.wholeNumber("version"), 0), wanted, rights.login());
            }
        });
    }

    private String answer(Opportunity deal, UUID booking, Typed typed, Model model, HttpServletResponse response, Runnable work) {
        return end.of(typed, response, work, () -> panel(deal, model), problems -> form(deal, booking, typed.values(), problems, model));
    }

    private Map<String, String> known(UUID deal, UUID id) {
        var booking = calendar.of(deal).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> new NotFound("demo booking", id));
        var start = booking.startsAt().atZone(clock.getZone());
        var known = new HashMap<String, String>();
        known.put("version", Integer.toString(booking.version()));
        known.put("presales", booking.presales());
        known.put("day", start.toLocalDate().toString());
        known.put("from", start.toLocalTime().toString());
        known.put("minutes", Long.toString(Duration.between(booking.startsAt(), booking.endsAt()).toMinutes()));
        known.put("place", Objects.toString(booking.place(), ""));
        known.put("wish", Objects.toString(booking.wish(), ""));
        return known;
    }

    private static Map<String, String> typed(Query query) {
        var typed = new HashMap<String, String>();
        FIELDS.forEach(field -> {
            var text = query.text(field, 2000);
            if (text != null) {
                typed.put(field, text);
            }
        });
        return typed;
    }

    private boolean mayBook(Opportunity deal) {
        return deal.isOpen() && (rights.mayChange(deal) || viewers.current().isOwner(deal.presales()));
    }

    private Opportunity bookable(UUID id) {
        var deal = rights.visible(id);
        if (!mayBook(deal)) {
            throw new AccessDeniedException("the demos of deal " + id + " are not " + rights.login() + "'s to book");
        }
        return deal;
    }

    private String panel(Opportunity deal, Model model) {
        model.addAttribute("deal", deal);
        model.addAttribute("bookings", calendar.of(deal.id()));
        model.addAttribute("now", clock.instant());
        model.addAttribute("mayBook", mayBook(deal));
        return "opportunity/demos :: panel";
    }

    private String form(Opportunity deal, UUID booking, Map<String, String> typed, Map<String, String> problems, Model model) {
        var presales = choices.presalesPeople();
        var minutes = typed.getOrDefault("minutes", "").matches("\\d{2,3}") ? Integer.parseInt(typed.get("minutes")) : USUAL;
        var chosen = typed.get("presales");
        model.addAttribute("deal", deal);
        model.addAttribute("booking", booking);
        model.addAttribute("presales", presales);
        model.addAttribute("lengths", LENGTHS);
        model.addAttribute("minutes", minutes);
        model.addAttribute("free", presales.containsKey(chosen) ? whereabouts.free(chosen, minutes) : List.<Whereabouts.Free>of());
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "opportunity/demos :: edit";
    }
}
