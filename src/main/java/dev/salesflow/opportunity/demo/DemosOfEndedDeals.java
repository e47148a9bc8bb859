package dev.salesflow.opportunity.demo;

import dev.salesflow.opportunity.OpportunityLost;
import dev.salesflow.opportunity.OpportunityWon;
import dev.salesflow.opportunity.demo.Booking.Ended;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls off what is still booked for a deal that ended, with it: presales is free for others, and is told. */
@Component
class DemosOfEndedDeals {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DemosOfEndedDeals(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(OpportunityLost event) {
        callOff(event.opportunityId(), event.customerId(), Ended.DEAL_LOST, event.by());
    }

    @EventListener
    void on(OpportunityWon event) {
        callOff(event.opportunityId(), event.customerId(), Ended.DEAL_WON, event.by());
    }

    private void callOff(UUID deal, UUID customer, Ended how, String by) {
        jdbc.sql("""
                        update demo_booking set ended = :how, version = version + 1
                        where opportunity_id = :deal and stands and starts_at > :now returning starts_at""")
                .param("how", how.name()).param("deal", deal).param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> LocalDate.ofInstant(row.getTimestamp(1).toInstant(), clock.getZone())).list()
                .forEach(day -> events.publishEvent(new DemoCancelled(deal, customer, day, null, how.messageKey(), by)));
    }
}
