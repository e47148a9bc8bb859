package dev.salesflow.opportunity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who can be given leads while a list is routed: read once and counted on, so that the list is spread over the reps. */
final class RepLoads {

    private static final class Rep {
        private final String login;
        private final String territory;
        private final int deals;
        private long customers;

        private Rep(String login, String territory, int deals, long customers) {
            this.login = login;
            this.territory = territory;
            this.deals = deals;
            this.customers = customers;
        }
    }

    /** Among equals the one with fewer customers, as where leads come one by one. */
    private static final Comparator<Rep> LEAST_LOADED_FIRST = Comparator.<Rep>comparingInt(rep -> rep.deals)
            .thenComparingLong(rep -> rep.customers).thenComparing(rep -> rep.login);

    private final List<Rep> reps;

    RepLoads(JdbcClient jdbc) {
        this.reps = jdbc.sql("""
                        select u.login, t.territory,
                               (select count(*) from opportunity o where o.owner_login = u.login and o.outcome = 'OPEN') as deals,
                               (select count(*) from customer c where c.owner_login = u.login and c.merged_into is null) as customers
                        from app_user u left join team t on t.id = u.team_id
                        where u.enabled and u.role = 'REP'""")
                .query((row, n) -> new Rep(row.getString(1), row.getString(2), row.getInt(3), row.getLong(4))).list();
    }

    /** Open deals of the territory's least loaded rep; null where it has none or is not known. */
    Integer load(String territory) {
        return least(of(territory)).map(rep -> rep.deals).orElse(null);
    }

    /** The rep of the territory whose turn it is. */
    Optional<String> next(String territory) {
        return next(of(territory));
    }

    /** The rep whose turn it is among all. */
    Optional<String> next() {
        return next(rep -> true);
    }

    private Optional<String> next(Predicate<Rep> among) {
        var next = least(among);
        next.ifPresent(rep -> rep.customers++);
        return next.map(rep -> rep.login);
    }

    private Optional<Rep> least(Predicate<Rep> among) {
        return reps.stream().filter(among).min(LEAST_LOADED_FIRST);
    }

    private static Predicate<Rep> of(String territory) {
        return rep -> territory != null && territory.equals(rep.territory);
    }
}
