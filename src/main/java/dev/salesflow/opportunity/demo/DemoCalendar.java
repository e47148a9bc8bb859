package dev.salesflow.opportunity.demo;

import dev.salesflow.absence.Absence;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.demo.Engagements.Engagement;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.Turn;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to the presales calendar. Whether somebody may book for a deal is the caller's question. */
@Component
@Transactional
public class DemoCalendar {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int MOST = 400;
    private static final String SELECT = """
            select b.id, b.version, b.opportunity_id, case when %s then c.name end as customer, r.name as rep_name, b.presales_login as presales,
                   coalesce(p.name, b.presales_login) as presales_name, b.starts_at, b.ends_at, b.place, b.wish, b.stands, b.cancelled, b.ended
            from demo_booking b join opportunity o on o.id = b.opportunity_id join customer c on c.id = o.customer_id
            left join app_user p on p.login = b.presales_login left join app_user r on r.login = o.owner_login
            where\s""";

    private final OpportunityBook deals;
    private final FactBook facts;
    private final Whereabouts whereabouts;
    private final People people;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DemoCalendar(OpportunityBook deals, FactBook facts, Whereabouts whereabouts, People people, JdbcClient jdbc,
            ApplicationEventPublisher events, Clock clock) {
        this.deals = deals;
        this.facts = facts;
        this.whereabouts = whereabouts;
        this.people = people;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Books it, and asks that person to prepare the deal's demo. */
    public UUID book(UUID dealId, Slot slot, String by) {
        var deal = open(dealId);
        check(slot, null);
        var id = Ids.next();
        jdbc.sql("""
                        insert into demo_booking (id, opportunity_id, presales_login, starts_at, ends_at, place, wish, booked_by, booked_at, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)""")
                .params(id, dealId, slot.presales(), start(slot).atOffset(ZoneOffset.UTC), end(slot).atOffset(ZoneOffset.UTC), slot.place(), slot.wish(),
                        by, clock.instant().atOffset(ZoneOffset.UTC)).update();
        told(deal, slot, false, by);
        return id;
    }

    /** @throws OptimisticLockingFailureException where somebody moved or cancelled it since */
    public void move(UUID dealId, UUID id, int version, Slot slot, String by) {
        var deal = open(dealId);
        check(slot, id);
        changed(jdbc.sql("""
                        update demo_booking set presales_login = ?, starts_at = ?, ends_at = ?, place = ?, wish = ?, version = version + 1
                        where opportunity_id = ? and id = ? and version = ? and stands""")
                .params(slot.presales(), start(slot).atOffset(ZoneOffset.UTC), end(slot).atOffset(ZoneOffset.UTC), slot.place(), slot.wish(), dealId,
                        id, version).update(), id);
        told(deal, slot, true, by);
    }

    public void cancel(UUID dealId, UUID id, int version, String reason, String by) {
        var deal = open(dealId);
        new Refusals().add(PlainText.requiredProblem("reason", reason, 1000)).throwIfAny();
        var day = jdbc.sql("select starts_at from demo_booking where opportunity_id = ? and id = ?").params(dealId, id)
                .query((row, n) -> row.getTimestamp(1).toInstant()).optional()
                .orElseThrow(() -> new NotFound("demo booking", id));
        changed(jdbc.sql("update demo_booking set cancelled = ?, version = version + 1 where id = ? and version = ? and stands")
                .params(reason.strip(), id, version).update(), id);
        events.publishEvent(new DemoCancelled(dealId, deal.customerId(), LocalDate.ofInstant(day, clock.getZone()), reason.strip(), null, by));
    }

    /** Of this deal, the latest first, cancelled ones too. */
    @Transactional(readOnly = true)
    public List<Booking> of(UUID deal) {
        return jdbc.sql(SELECT.formatted("true") + "b.opportunity_id = ? order by b.starts_at desc").param(deal).query(Booking.class).list();
    }

    /** The next one, or else the last, that stands. */
    @Transactional(readOnly = true)
    public Optional<Booking> next(UUID deal) {
        var standing = of(deal).stream().filter(Booking::stands).toList();
        return standing.stream().filter(one -> one.endsAt().isAfter(clock.instant())).reduce((later, sooner) -> sooner)
                .or(() -> standing.stream().findFirst());
    }

    /** All that stand in those days, of every presales person: presales works for all teams, but only own deals are named. */
    @Transactional(readOnly = true)
    public List<Booking> between(LocalDate first, LocalDate end, Viewer viewer) {
        return standing(SELECT.formatted(OpportunityBook.sees(viewer)), first, end, viewer);
    }

    /** Of this person's own deals, or to be shown by them, in those days. */
    @Transactional(readOnly = true)
    public List<Booking> mine(LocalDate first, LocalDate end, Viewer viewer) {
        return standing(SELECT.formatted("true") + "(" + viewer.isOwn("b.presales_login") + " or " + viewer.isOwn("o.owner_login") + ") and ", first, end, viewer);
    }

    private List<Booking> standing(String select, LocalDate first, LocalDate end, Viewer viewer) {
        return jdbc.sql(select + "b.stands and b.starts_at >= :first and b.starts_at < :end order by b.starts_at, b.id limit :most")
                .params(viewer.parameters()).param("first", whereabouts.midnight(first)).param("end", whereabouts.midnight(end)).param("most", MOST)
                .query(Booking.class).list();
    }

    /** What else keeps these people in those days, for the calendar. */
    @Transactional(readOnly = true)
    public List<Engagement> engagements(Collection<String> presales, LocalDate first, LocalDate end) {
        return whereabouts.engaged(presales, whereabouts.midnight(first).toInstant(), whereabouts.midnight(end).toInstant());
    }

    /** Who of them is away in those days. */
    @Transactional(readOnly = true)
    public List<Absence> absences(Collection<String> presales, LocalDate first, LocalDate end) {
        return whereabouts.away(presales, first, end);
    }

    private Opportunity open(UUID id) {
        var deal = deals.get(id);
        deal.mustBeOpen();
        return deal;
    }

    private static void changed(int rows, UUID id) {
        if (rows == 0) {
            throw new OptimisticLockingFailureException("the booking " + id + " was changed or cancelled");
        }
    }

    /** One booking of a person at a time, so that who comes second is told by what; the table's own constraint stands behind. */
    private void check(Slot slot, UUID except) {
        new Refusals().addAll(slot.problems()).throwIfAny();
        Turn.take(jdbc, "demos of " + slot.presales());
        var problems = new Refusals()
                .require(people.find(slot.presales()).filter(Person::enabled).filter(one -> one.role() == Role.PRESALES).isPresent(), "presales",
                        "opportunity.notPresales", PlainText.quoted(slot.presales()))
                .require(start(slot).isAfter(clock.instant()), "day", "demos.past");
        whereabouts.away(slot.presales(), slot.day()).ifPresent(away ->
                problems.require(false, "day", "demos.away", away.name(), away.firstDay(), away.lastDay()));
        whereabouts.engagedFor(slot.presales(), start(slot), end(slot)).ifPresent(engaged -> problems.require(false, "from", "demos.engaged",
                engaged.in(LocaleContextHolder.getLocale()), time(engaged.startsAt()), time(engaged.endsAt())));
        other(slot, except).ifPresent(other -> problems.require(false, "from", "demos.taken", other.presalesName(),
                time(other.startsAt()), time(other.endsAt()), other.repName() == null ? "–" : other.repName()));
        problems.throwIfAny();
    }

    private Optional<Booking> other(Slot slot, UUID except) {
        var parameters = new HashMap<String, Object>();
        parameters.put("presales", slot.presales());
        parameters.put("start", start(slot).atOffset(ZoneOffset.UTC));
        parameters.put("end", end(slot).atOffset(ZoneOffset.UTC));
        parameters.put("except", except == null ? new UUID(0, 0) : except);
        return jdbc.sql(SELECT.formatted("false") + """
                        b.stands and b.presales_login = :presales and b.starts_at < :end and b.ends_at > :start and b.id <> :except
                        order by b.starts_at limit 1""").params(parameters).query(Booking.class).optional();
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(clock.getZone()));
    }

    private Instant start(Slot slot) {
        return slot.day().atTime(slot.from()).atZone(clock.getZone()).toInstant();
    }

    private Instant end(Slot slot) {
        return start(slot).plusSeconds(60L * slot.minutes());
    }

    private void told(Opportunity deal, Slot slot, boolean moved, String by) {
        events.publishEvent(new DemoBooked(deal.id(), deal.customerId(), slot.presales(), slot.day(), moved, by));
        if (!slot.presales().equals(deal.presales())) {
            facts.learn(deal.id(), DealFacts.NONE.withPresales(slot.presales()), by);
        }
    }
}
