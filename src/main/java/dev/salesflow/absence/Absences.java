package dev.salesflow.absence;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to absences: entered and ended by the person or by who leads them; each ends by itself. */
@Service
@Transactional
public class Absences {

    private static final int LONGEST_DAYS = 366;
    private static final String SELECT = """
            select a.id, a.login, u.name, a.deputy, d.name as deputy_name, a.first_day, a.last_day, a.hand_over,
                   coalesce(e.name, a.entered_by) as entered_by, a.entered_at, coalesce(x.name, a.ended_by) as ended_by
            from absence a join app_user u on u.login = a.login join app_user d on d.login = a.deputy
            left join app_user e on e.login = a.entered_by left join app_user x on x.login = a.ended_by
            """;

    private final People people;
    private final JdbcClient jdbc;
    private final Clock clock;

    Absences(People people, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public UUID enter(AbsenceData data, Viewer by) {
        people.visible(by, data.login()).filter(Person::enabled).orElseThrow(() -> new NotFound("person", data.login()));
        // One after the other, so that two absences entered at once cannot overlap or point at each other.
        jdbc.sql("select login from app_user where login in (?, ?) order by login for update").params(data.login(), data.deputy()).query(String.class).list();
        problems(data).throwIfAny();
        var id = Ids.next();
        jdbc.sql("""
                        insert into absence (id, login, deputy, first_day, last_day, hand_over, entered_by, entered_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, data.login(), data.deputy(), data.firstDay(), data.lastDay(), data.handOver(), by.login(), now()).update();
        return id;
    }

    private Refusals problems(AbsenceData data) {
        var days = new Refusals()
                .require(data.firstDay() != null, "firstDay", "error.required").require(data.lastDay() != null, "lastDay", "error.required")
                .require(deputies(data.login()).stream().anyMatch(one -> one.login().equals(data.deputy())), "deputy", "absence.error.deputy");
        if (data.firstDay() == null || data.lastDay() == null) {
            return days;
        }
        return days.require(!data.firstDay().isBefore(today()), "firstDay", "absence.error.past")
                .require(!data.lastDay().isBefore(data.firstDay()), "lastDay", "absence.error.order")
                .require(data.lastDay().isBefore(data.firstDay().plusDays(LONGEST_DAYS)), "lastDay", "absence.error.long", LONGEST_DAYS)
                .require(!shared("login = :login", data), "firstDay", "absence.error.twice")
                .require(!shared("login = :deputy and deputy = :login", data), "deputy", "absence.error.circle");
    }

    /** Whether such an absence, if nobody ended it, shares a day with this one. */
    private boolean shared(String whose, AbsenceData data) {
        return jdbc.sql("select exists (select 1 from absence where " + whose + " and ended_at is null and first_day <= :last and last_day >= :first)")
                .param("login", data.login()).param("deputy", data.deputy()).param("first", data.firstDay()).param("last", data.lastDay())
                .query(Boolean.class).single();
    }

    /** Early, or before it begins; what is over stays as it was. */
    public void end(UUID id, Viewer by) {
        var absence = jdbc.sql(SELECT + "where a.id = :id and " + by.sees("a.login")).param("id", id).params(by.parameters())
                .query(Absence.class).optional().orElseThrow(() -> new NotFound("absence", id));
        if (absence.isOpen(today())) {
            jdbc.sql("update absence set ended_by = ?, ended_at = ? where id = ? and ended_at is null").params(by.login(), now(), id).update();
        }
    }

    /** A person's own from today on, the next first. */
    @Transactional(readOnly = true)
    public List<Absence> coming(String login) {
        return jdbc.sql(SELECT + "where a.login = ? and a.ended_at is null and a.last_day >= ? order by a.first_day")
                .params(login, today()).query(Absence.class).list();
    }

    /** Of these people, those that touch the days from {@code first} to {@code last}; ended ones are left out. */
    @Transactional(readOnly = true)
    public List<Absence> between(Collection<String> logins, LocalDate first, LocalDate last) {
        return jdbc.sql(SELECT + "where a.login = any(?) and a.ended_at is null and a.last_day >= ? and a.first_day <= ? order by a.first_day, a.login")
                .params(logins.toArray(String[]::new), first, last).query(Absence.class).list();
    }

    /** The days on which these people were or are away, of those from {@code first} to {@code last}; an absence that was ended counts until the day before. */
    @Transactional(readOnly = true)
    public List<Away> away(Collection<String> logins, LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        select a.login, greatest(a.first_day, :first) as first, least(a.last_day, cast(a.ended_at at time zone :zone as date) - 1, :last) as last
                        from absence a where a.login = any(:logins) and a.last_day >= :first and a.first_day <= :last
                            and (a.ended_at is null or cast(a.ended_at at time zone :zone as date) > greatest(a.first_day, :first))
                        order by a.login, a.first_day""")
                .param("logins", logins.toArray(String[]::new)).param("first", first).param("last", last).param("zone", clock.getZone().getId())
                .query(Away.class).list();
    }

    /** The latest of all whom the viewer sees, themselves included; ended ones too. */
    @Transactional(readOnly = true)
    public List<Absence> visible(Viewer viewer, int limit) {
        return jdbc.sql(SELECT + "where " + viewer.sees("a.login") + " order by a.last_day desc, a.id limit :limit")
                .params(viewer.parameters()).param("limit", limit).query(Absence.class).list();
    }

    /**
     * Those who can stand in: the people of the same team, and the managers above it. For whoever leads only others who lead or administer, since
     * the deputy decides in their place and sees what it takes.
     */
    @Transactional(readOnly = true)
    public List<Person> deputies(String login) {
        return jdbc.sql("""
                        with recursive above(id) as (
                            select team_id from app_user where login = :login and team_id is not null
                            union select t.parent_id from team t join above a on t.id = a.id where t.parent_id is not null)
                        select u.login, u.name, u.email, u.role, u.team_id as team, u.language, u.enabled, u.password is not null as has_password, u.version
                        from app_user u join app_user p on p.login = :login
                        where u.enabled and u.login <> :login
                            and (u.team_id = p.team_id and p.role not in ('MANAGER', 'ADMIN')
                                 or u.role = 'MANAGER' and u.team_id in (select id from above)
                                 or p.role in ('MANAGER', 'ADMIN') and u.role = 'ADMIN')
                        order by lower(u.name), u.login""")
                .param("login", login).query(Person.class).list();
    }

    /** Empty where the person is here, or nobody can stand in. */
    @Transactional(readOnly = true)
    public Optional<StandIn> standIn(String login) {
        return jdbc.sql("select absence_id, deputy, last_day from stand_ins(?) where login = ?").params(today(), login)
                .query(StandIn.class).optional();
    }

    /** One that has begun and whose open tasks are still to be handed over; held until the caller's transaction ends. */
    public Optional<Absence> begun() {
        return taken("a.hand_over and a.begun_at is null and a.ended_at is null and a.first_day <= ? and a.last_day >= ?", "begun_at", today(), today());
    }

    /** One that is over, or whose deputy left, and from which what is left is to be given back; held until the caller's transaction ends. */
    public Optional<Absence> over() {
        return taken("a.returned_at is null and (a.last_day < ? or a.ended_at is not null or not d.enabled)", "returned_at", today());
    }

    private Optional<Absence> taken(String condition, String mark, Object... parameters) {
        var found = jdbc.sql(SELECT + "where " + condition + " order by a.id limit 1 for update of a skip locked").params(parameters)
                .query(Absence.class).optional();
        found.ifPresent(absence -> jdbc.sql("update absence set " + mark + " = ? where id = ?").params(now(), absence.id()).update());
        return found;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
