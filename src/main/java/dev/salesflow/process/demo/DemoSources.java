package dev.salesflow.process.demo;

import dev.salesflow.customer.CustomerCircle;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.decision.DecisionMap;
import dev.salesflow.opportunity.demo.DemoCalendar;
import dev.salesflow.opportunity.needs.CoreNeed;
import dev.salesflow.opportunity.needs.NeedsBook;
import dev.salesflow.process.engine.TaskCompletion.Choice;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the two forms of a demo show of needs, people and the presales calendar. */
@Component
class DemoSources {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final OpportunityBook deals;
    private final NeedsBook needs;
    private final DecisionMap people;
    private final DemoCalendar calendar;
    private final CustomerCircle circle;
    private final Clock clock;

    DemoSources(OpportunityBook deals, NeedsBook needs, DecisionMap people, DemoCalendar calendar, CustomerCircle circle, Clock clock) {
        this.deals = deals;
        this.needs = needs;
        this.people = people;
        this.calendar = calendar;
        this.circle = circle;
        this.clock = clock;
    }

    /** The core needs, one a line, each with the pain behind it; empty where none is written down. */
    String needs(UUID deal) {
        return needs.of(deal).needs().stream().map(DemoSources::line).collect(Collectors.joining("\n"));
    }

    private static String line(CoreNeed need) {
        return need.pain() == null ? need.need() : need.need() + " (" + need.pain() + ")";
    }

    /** Adds when and where the demo is booked, and what the rep asked for. */
    void booking(UUID deal, Map<String, Object> data) {
        calendar.next(deal).ifPresent(booking -> {
            var start = booking.startsAt().atZone(clock.getZone());
            data.put("booked", MOMENT.format(start) + " · " + booking.presalesName() + (booking.place() == null ? "" : " · " + booking.place()));
            data.put("plannedOn", start.toLocalDate());
            if (booking.wish() != null) {
                data.put("wish", booking.wish());
            }
        });
    }

    /** The day the demo was booked for, if that day has come. */
    void heldOn(UUID deal, Map<String, Object> data) {
        calendar.next(deal).map(booking -> LocalDate.ofInstant(booking.startsAt(), clock.getZone()))
                .filter(day -> !day.isAfter(LocalDate.now(clock))).ifPresent(day -> data.put("heldOn", day));
    }

    /** Those on the chart of the decision. */
    List<Choice> people(UUID deal) {
        return people.of(deal).stream().map(person -> new Choice(person.name(), person.title() == null ? person.name()
                : person.name() + " · " + person.title())).distinct().toList();
    }

    /** Those who can be given work on the deal's customer. */
    List<Choice> colleagues(UUID deal) {
        return circle.of(deals.get(deal).customerId()).entrySet().stream().map(one -> new Choice(one.getKey(), one.getValue())).toList();
    }
}
