package dev.salesflow.company;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The company's settings, read by everyone and changed by administrators. Held in memory, because every date that is
 * shown asks for them; a change is seen at once on its own node and by the next {@link #follow()} on the others.
 */
@Service
public class CompanyBook {

    /** Days of one call; more is a slip of the year. */
    static final int MOST_DAYS = 60;

    private static final int LONGEST = 100;

    private final JdbcClient jdbc;
    private volatile Known known;

    private record Known(Company company, Map<LocalDate, CalendarDay> days) {
    }

    CompanyBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Company current() {
        return known().company;
    }

    /** The days that differ from the rule of the week, by date. */
    Map<LocalDate, CalendarDay> days() {
        return known().days;
    }

    /** In order, from that day on. */
    public List<CalendarDay> daysFrom(LocalDate first) {
        return known().days.values().stream().filter(day -> !day.day().isBefore(first)).sorted(Comparator.comparing(CalendarDay::day)).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Logo> logo() {
        return jdbc.sql("select logo_type, logo from company where logo is not null")
                .query((row, n) -> new Logo(row.getString(1), row.getBytes(2))).optional();
    }

    /** @throws OptimisticLockingFailureException where somebody else changed the settings since that version */
    @Transactional
    public void change(Viewer admin, int version, CompanyData data) {
        require(admin);
        data.check();
        var changed = jdbc.sql("""
                        update company set name = ?, currency = ?, zone = ?, weekend = ?, version = version + 1 where version = ?""")
                .params(data.name(), data.currency(), data.zone(), data.weekend().stream().map(DayOfWeek::name).sorted().toArray(String[]::new),
                        version).update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("the company was changed meanwhile");
        }
        forgetAfterCommit();
    }

    /** @param logo null to go back to the product's own mark */
    @Transactional
    public void show(Viewer admin, Logo logo) {
        require(admin);
        jdbc.sql("update company set logo = ?, logo_type = ?, version = version + 1")
                .param(1, logo == null ? null : logo.bytes(), java.sql.Types.BINARY)
                .param(2, logo == null ? null : logo.type(), java.sql.Types.VARCHAR).update();
        forgetAfterCommit();
    }

    /** Every day of the span becomes a holiday or a working day; one that was marked before gets the new name, and is never turned silently. */
    @Transactional
    public void mark(Viewer admin, LocalDate first, LocalDate last, boolean working, String name) {
        require(admin);
        var end = last == null ? first : last;
        var word = PlainText.clean(name);
        var problems = new Refusals().require(first != null, "first", "error.required")
                .add(PlainText.requiredProblem("dayName", word, LONGEST));
        if (first != null) {
            problems.require(!end.isBefore(first), "last", "company.error.span")
                    .require(end.isBefore(first.plusDays(MOST_DAYS)), "last", "company.error.longSpan", MOST_DAYS);
        }
        problems.throwIfAny();
        markedOtherwise(first, end, working).ifPresent(day -> {
            throw Refusal.ofField("first", "company.error.marked", day.day(), day.name());
        });
        first.datesUntil(end.plusDays(1)).forEach(day -> jdbc.sql("""
                        insert into calendar_day (day, working, name) values (?, ?, ?)
                        on conflict (day) do update set working = excluded.working, name = excluded.name""")
                .params(day, working, word).update());
        changed();
    }

    private Optional<CalendarDay> markedOtherwise(LocalDate first, LocalDate last, boolean working) {
        return jdbc.sql("select day, working, name from calendar_day where day between ? and ? and working <> ? order by day limit 1")
                .params(first, last, working).query(CalendarDay.class).optional();
    }

    /** The day is again as its day of the week. */
    @Transactional
    public void unmark(Viewer admin, LocalDate day) {
        require(admin);
        jdbc.sql("delete from calendar_day where day = ?").param(day).update();
        changed();
    }

    /** Takes over what another node changed. */
    @Scheduled(fixedDelayString = "${salesflow.company.follow-every:PT5S}")
    void follow() {
        var seen = known;
        if (seen != null && jdbc.sql("select version from company").query(Integer.class).single() != seen.company.version()) {
            known = read();
        }
    }

    private void changed() {
        jdbc.sql("update company set version = version + 1").update();
        forgetAfterCommit();
    }

    private void forgetAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known = null;
            }
        });
    }

    private Known known() {
        var seen = known;
        if (seen == null) {
            seen = read();
            known = seen;
        }
        return seen;
    }

    private Known read() {
        var company = jdbc.sql("select name, currency, zone, weekend, logo is not null as has_logo, version from company")
                .query((row, n) -> company(row)).single();
        var days = jdbc.sql("select day, working, name from calendar_day").query(CalendarDay.class).list().stream()
                .collect(Collectors.toUnmodifiableMap(CalendarDay::day, day -> day));
        return new Known(company, days);
    }

    private static Company company(ResultSet row) throws SQLException {
        var zone = row.getString("zone");
        var weekend = Arrays.stream((String[]) row.getArray("weekend").getArray()).map(DayOfWeek::valueOf).collect(Collectors.toUnmodifiableSet());
        return new Company(row.getString("name"), row.getString("currency"), zone == null ? null : ZoneId.of(zone), weekend,
                row.getBoolean("has_logo"), row.getInt("version"));
    }

    private static void require(Viewer admin) {
        if (!admin.seesEverything()) {
            throw new AccessDeniedException("only administrators change the company's settings");
        }
    }
}
