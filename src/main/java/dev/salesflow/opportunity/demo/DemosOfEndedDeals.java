package dev.salesflow.opportunity.demo;

import dev.salesflow.opportunity.OpportunityLost;
import dev.salesflow.opportunity.OpportunityWon;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls off what is still booked for a deal that ended, with it: presales is free for others, and is told. */
@Component
class DemosOfEndedDeals {

    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DemosOfEndedDeals(JdbcClient jdbc, MessageSource messages, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(OpportunityLost event) {
        callOff(event.opportunityId(), event.customerId(), "demos.dealLost", event.by());
    }

    @EventListener
    void on(OpportunityWon event) {
        callOff(event.opportunityId(), event.customerId(), "demos.dealWon", event.by());
    }

    private void callOff(UUID deal, UUID customer, String why, String by) {
        var reason = messages.getMessage(why, null, LocaleContextHolder.getLocale());
        jdbc.sql("""
                        update demo_booking set cancelled = :reason, version = version + 1
                        where opportunity_id = :deal and cancelled is null and starts_at > :now returning starts_at""")
                .param("reason", reason).param("deal", deal).param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> LocalDate.ofInstant(row.getTimestamp(1).toInstant(), clock.getZone())).list()
                .forEach(day -> events.publishEvent(new DemoCancelled(deal, customer, day, reason, by)));
    }
}
