package dev.salesflow.opportunity.web;

import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.demo.Booking;
import dev.salesflow.opportunity.demo.DemoCalendar;
import dev.salesflow.shared.web.CalendarSpan;
import dev.salesflow.shared.web.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The presales calendar by week or month, for presales people and those who lead. */
@Controller
class DemoCalendarPages {

    private final DemoCalendar calendar;
    private final DealChoices choices;
    private final Viewers viewers;
    private final Clock clock;

    DemoCalendarPages(DemoCalendar calendar, DealChoices choices, Viewers viewers, Clock clock) {
        this.calendar = calendar;
        this.choices = choices;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/demo-calendar")
    String show(Query query, Model model) {
        var viewer = viewers.current();
        if (!viewer.leads() && viewer.role() != Role.PRESALES) {
            throw new AccessDeniedException(viewer.login() + " neither leads nor shows demos");
        }
        var span = CalendarSpan.of(query, LocalDate.now(clock));
        var presales = choices.presalesPeople();
        var whose = query.oneOf("whose", presales.keySet());
        var found = calendar.between(span.first(), span.end(), viewer).stream()
                .filter(booking -> whose == null || Objects.equals(whose, booking.presales())).toList();
        model.addAttribute("span", span);
        model.addAttribute("whose", whose);
        model.addAttribute("presales", presales);
        model.addAttribute("days", byDay(found));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("zone", clock.getZone());
        return "opportunity/demo-calendar";
    }

    private Map<LocalDate, List<Booking>> byDay(List<Booking> found) {
        return found.stream().collect(Collectors.groupingBy(booking -> LocalDate.ofInstant(booking.startsAt(), clock.getZone()), TreeMap::new,
                Collectors.toList()));
    }
}
