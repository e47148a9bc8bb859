package dev.salesflow.nurturing.web;

import dev.salesflow.nurturing.CalendarSource;
import dev.salesflow.nurturing.calendar.CalendarFeeds;
import dev.salesflow.nurturing.calendar.ICalendar;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A person's own calendar: its secret address as a part of the account page, and what a calendar program reads by it. */
@Controller
class CalendarPages {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarFeeds feeds;
    private final List<CalendarSource> sources;
    private final MessageSource messages;
    private final Clock clock;

    CalendarPages(CalendarFeeds feeds, List<CalendarSource> sources, MessageSource messages, Clock clock) {
        this.feeds = feeds;
        this.sources = sources;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/account/calendar")
    String panel(Principal me, Model model) {
        model.addAttribute("since", feeds.since(me.getName()).map(at -> LocalDate.ofInstant(at, clock.getZone())).orElse(null));
        return "nurturing/calendar :: panel";
    }

    /** The address is told in this one answer only. */
    @PostMapping("/account/calendar")
    String renew(Principal me, Model model) {
        model.addAttribute("address", home() + "/calendar/" + feeds.renew(me.getName()) + ".ics");
        return panel(me, model);
    }

    @PostMapping("/account/calendar/removal")
    String withdraw(Principal me, Model model) {
        feeds.withdraw(me.getName());
        return panel(me, model);
    }

    @GetMapping("/calendar/{token}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String token) {
        var person = feeds.of(token);
        var locale = person.locale();
        var entries = sources.stream().flatMap(source -> source.of(person.login(), locale).stream()).toList();
        var name = messages.getMessage("calendar.name", new Object[] {person.name()}, locale);
        return ResponseEntity.ok().contentType(CALENDAR).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename("salesflow.ics").build().toString())
                .body(ICalendar.write(name, entries, clock.instant(), clock.getZone(), home()).getBytes(StandardCharsets.UTF_8));
    }

    private static String home() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}
