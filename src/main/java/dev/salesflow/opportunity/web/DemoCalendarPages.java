package dev.salesflow.opportunity.web;

import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.demo.Booking;
import dev.salesflow.opportunity.demo.DemoCalendar;
import dev.salesflow.opportunity.demo.Engagements.Engagement;
import dev.salesflow.shared.web.CalendarSpan;
import dev.salesflow.shared.web.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The presales calendar by week or month, with what else keeps its people, for presales people and those who lead. */
@Controller
class DemoCalendarPages {

    /**
     * Why somebody shows no demo that day, or at that time.
     *
     * @param engagement null where they are away all day
     */
    record Other(LocalDate day, String name, Engagement engagement) {
    }

    /** What stands on one day. */
    record Day(List<Booking> demos, List<Other> others) {

        static Day empty() {
            return new Day(new ArrayList<>(), new ArrayList<>());
        }
    }

    private static final int DAYS_AHEAD = 7;

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
        model.addAttribute("days", byDay(found, others(whose == null ? presales : Map.of(whose, presales.get(whose)), span)));
        model.addAttribute("today", LocalDate.now(clock));
        return "opportunity/demo-calendar";
    }

    /** For the day's page: the demos of the next seven days. */
    @GetMapping("/demo-calendar/mine")
    String mine(Model model) {
        var today = LocalDate.now(clock);
        model.addAttribute("demos", calendar.mine(today, today.plusDays(DAYS_AHEAD), viewers.current()));
        return "opportunity/demo-calendar :: mine";
    }

    private List<Other> others(Map<String, String> presales, CalendarSpan span) {
        var others = new ArrayList<Other>();
        calendar.absences(presales.keySet(), span.first(), span.end()).forEach(away -> away.firstDay().datesUntil(away.lastDay().plusDays(1))
                .filter(day -> !day.isBefore(span.first()) && day.isBefore(span.end())).forEach(day -> others.add(new Other(day, away.name(), null))));
        calendar.engagements(presales.keySet(), span.first(), span.end())
                .forEach(one -> others.add(new Other(LocalDate.ofInstant(one.startsAt(), clock.getZone()), presales.get(one.login()), one)));
        return others;
    }

    private Map<LocalDate, Day> byDay(List<Booking> demos, List<Other> others) {
        var days = new TreeMap<LocalDate, Day>();
        others.forEach(other -> days.computeIfAbsent(other.day(), day -> Day.empty()).others().add(other));
        demos.forEach(demo -> days.computeIfAbsent(LocalDate.ofInstant(demo.startsAt(), clock.getZone()), day -> Day.empty()).demos().add(demo));
        return days;
    }
}
