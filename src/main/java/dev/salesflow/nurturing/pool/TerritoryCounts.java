package dev.salesflow.nurturing.pool;

import dev.salesflow.identity.Viewer;
import dev.salesflow.nurturing.cadence.OverdueContacts;
import dev.salesflow.rules.RuleBook;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts customers by territory, rep and grade now and then, and tells where they are too many or too few. */
@Component
public class TerritoryCounts {

    private static final long LOCK = 7_230_172;
    private static final String UNGRADED = "none";

    private record Counted(String territory, String owner, String ownerName, String grade, boolean pooled, int customers, int overdue) {
    }

    private final RuleBook rules;
    private final JdbcClient jdbc;
    private final Clock clock;

    TerritoryCounts(RuleBook rules, JdbcClient jdbc, Clock clock) {
        this.rules = rules;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${salesflow.nurturing.count-after}", fixedDelayString = "${salesflow.nurturing.count-every}")
    @Transactional
    public void count() {
        if (!jdbc.sql("select pg_try_advisory_xact_lock(?)").param(LOCK).query(Boolean.class).single()) {
            return;
        }
        jdbc.sql("delete from territory_count").update();
        jdbc.sql("""
                        insert into territory_count (territory, owner_login, grade, pooled, customers, overdue)
                        select coalesce(c.territory, ''), coalesce(c.owner_login, ''), coalesce(c.grade, ''), c.pooled_on is not null, count(*),
                               count(*) filter (where p.due_on < ? and %s)
                        from customer c join contact_plan p on p.customer_id = c.id where c.merged_into is null group by 1, 2, 3, 4"""
                        .formatted(OverdueContacts.NOTHING_AGREED))
                .param(LocalDate.now(clock)).update();
        jdbc.sql("insert into territory_counted (counted_at) values (?) on conflict (single) do update set counted_at = excluded.counted_at")
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).update();
    }

    @Transactional(readOnly = true)
    public Optional<Instant> countedAt() {
        return jdbc.sql("select counted_at from territory_counted").query((row, n) -> row.getTimestamp(1).toInstant()).optional();
    }

    /** Of the customers that the viewer leads, nobody's among them, by territory; where reps work without a customer, too. */
    @Transactional(readOnly = true)
    public List<TerritoryNumbers> byTerritory(Viewer viewer) {
        if (countedAt().isEmpty()) {
            return List.of();
        }
        var working = working(viewer);
        var counted = numbers(viewer);
        working.keySet().stream().filter(territory -> !territory.isEmpty()).forEach(territory -> counted.putIfAbsent(territory, List.of()));
        return counted.entrySet().stream().map(entry -> told(entry.getKey(), entry.getValue(), working.getOrDefault(entry.getKey(), 0))).toList();
    }

    /** The same by rep, those without a customer too; nobody's are left out. Who is called alike is told with the login. */
    public List<TerritoryNumbers> byRep(Viewer viewer) {
        var counted = jdbc.sql("""
                        with rep as (
                            select u.login, u.name, case when count(*) over (partition by u.name) > 1 then u.name || ' (' || u.login || ')' else u.name end as shown
                            from app_user u where %s and exists (select 1 from territory_counted)
                                and (u.role = 'REP' and u.enabled or u.login in (select owner_login from territory_count)))
                        select coalesce(n.territory, '') as territory, r.login as owner, r.shown as owner_name, coalesce(n.grade, '') as grade,
                               coalesce(n.pooled, false) as pooled, coalesce(n.customers, 0) as customers, coalesce(n.overdue, 0) as overdue
                        from rep r left join territory_count n on n.owner_login = r.login order by lower(r.name), r.login""".formatted(viewer.sees("u.login")))
                .params(viewer.parameters()).query(Counted.class).list();
        return counted.stream().collect(Collectors.groupingBy(Counted::owner, LinkedHashMap::new, Collectors.toList())).values().stream()
                .map(one -> told(one.get(0).ownerName(), one, 1)).toList();
    }

    /** Whether so many customers, and so many of them A or B, are too many or too few for one rep; empty where the table says nothing. */
    public Optional<TerritoryFacts.Load> load(int customers, int near) {
        return rules.decide(PoolRules.TERRITORY_LOAD, new TerritoryFacts(customers, near)).row().map(row -> row.result().load());
    }

    private Map<String, List<Counted>> numbers(Viewer viewer) {
        return jdbc.sql("""
                        select t.territory, t.owner_login as owner, cast(null as text) as owner_name, t.grade, t.pooled, t.customers, t.overdue
                        from (select *, nullif(owner_login, '') as whose from territory_count) t where\s""" + viewer.sees("t.whose"))
                .params(viewer.parameters()).query(Counted.class).list().stream().collect(Collectors.groupingBy(Counted::territory, TreeMap::new, Collectors.toList()));
    }

    /** How many of those the viewer leads could work in each territory, with customers or without. */
    private Map<String, Integer> working(Viewer viewer) {
        var reps = new HashMap<String, Integer>();
        jdbc.sql("""
                        select w.territory, count(distinct w.login) from (
                            select coalesce(t.territory, '') as territory, u.login from app_user u join team t on t.id = u.team_id where u.role = 'REP' and u.enabled
                            union select n.territory, n.owner_login from territory_count n join app_user u on u.login = n.owner_login and u.enabled) w
                        where %s group by w.territory""".formatted(viewer.sees("w.login")))
                .params(viewer.parameters()).query(row -> {
                    reps.put(row.getString(1), row.getInt(2));
                });
        return reps;
    }

    private TerritoryNumbers told(String name, List<Counted> counted, int reps) {
        var owned = sum(counted, one -> !one.owner().isEmpty());
        var near = sum(counted, one -> !one.owner().isEmpty() && (one.grade().equals("A") || one.grade().equals("B")));
        var grades = new TreeMap<String, Integer>();
        counted.forEach(one -> grades.merge(one.grade().isEmpty() ? UNGRADED : one.grade(), one.customers(), Integer::sum));
        var load = reps == 0 ? null : load(owned / reps, near / reps).orElse(null);
        return new TerritoryNumbers(name.isEmpty() ? null : name, reps, owned, grades, counted.stream().filter(one -> !one.owner().isEmpty()).mapToInt(Counted::overdue).sum(),
                sum(counted, Counted::pooled), sum(counted, one -> one.owner().isEmpty() && !one.pooled()), load);
    }

    private static int sum(List<Counted> counted, java.util.function.Predicate<Counted> which) {
        return counted.stream().filter(which).mapToInt(Counted::customers).sum();
    }
}
