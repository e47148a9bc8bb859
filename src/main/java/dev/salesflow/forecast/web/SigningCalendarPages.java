package dev.salesflow.forecast.web;

import dev.salesflow.forecast.Scope;
import dev.salesflow.forecast.SigningCalendar;
import dev.salesflow.identity.Narrowing;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.web.ListAddress;
import dev.salesflow.shared.web.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The month's expected signings, day by day. */
@Controller
class SigningCalendarPages {

    private final SigningCalendar calendar;
    private final People people;
    private final Narrowing narrowing;
    private final Viewers viewers;
    private final Clock clock;

    SigningCalendarPages(SigningCalendar calendar, People people, Narrowing narrowing, Viewers viewers, Clock clock) {
        this.calendar = calendar;
        this.people = people;
        this.narrowing = narrowing;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** {@code month} is any day of it; without one, this month. */
    @GetMapping("/forecast/calendar")
    String show(Query query, Model model) {
        var viewer = viewers.current();
        var today = LocalDate.now(clock);
        var scope = new Scope(viewer, query.named("owner", login -> people.find(login).isPresent()), query.id("team"), null);
        var month = YearMonth.from(Objects.requireNonNullElse(query.day("month"), today));
        model.addAttribute("calendar", calendar.month(scope, month));
        model.addAttribute("month", month);
        model.addAttribute("today", today);
        model.addAttribute("owner", scope.owner());
        model.addAttribute("team", scope.team());
        model.addAttribute("owners", narrowing.owners(viewer));
        model.addAttribute("teams", narrowing.teams(viewer));
        model.addAttribute("link", ListAddress.open(ListAddress.of("/forecast/calendar").with("owner", scope.owner()).with("team", scope.team()).toString()));
        return "forecast/calendar";
    }
}
