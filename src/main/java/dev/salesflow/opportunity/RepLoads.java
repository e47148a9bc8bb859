package dev.salesflow.opportunity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who can be given leads while a list is routed: read once and counted on, so that the list is spread over the reps. Their
 * customers, of whom there may be a million, are counted only where a lead is really given away.
 */
final class RepLoads {

    private static final class Rep {
        private final String login;
        private final String territory;
        private final int deals;
        /** Null until it is needed. */
        private Long customers;
        private int given;

        private Rep(String login, String territory, int deals) {
            this.login = login;
            this.territory = territory;
            this.deals = deals;
        }
    }

    /** Among equals the one with fewer customers, as where leads come one by one. */
    private final Comparator<Rep> leastLoadedFirst = Comparator.<Rep>comparingInt(rep -> rep.deals)
            .thenComparingLong(this::customers).thenComparing(rep -> rep.login);

    private final JdbcClient jdbc;
    private final List<Rep> reps;

    RepLoads(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.reps = jdbc.sql("""
                        select u.login, t.territory,
                               (select count(*) from opportunity o where o.owner_login = u.login and o.outcome = 'OPEN') as deals
                        from app_user u left join team t on t.id = u.team_id
                        where u.enabled and u.role = 'REP'""")
                .query((row, n) -> new Rep(row.getString(1), row.getString(2), row.getInt(3))).list();
    }

    private long customers(Rep rep) {
        if (rep.customers == null) {
            rep.customers = jdbc.sql("select count(*) from customer where owner_login = ? and merged_into is null").param(rep.login)
                    .query(Long.class).single();
        }
        return rep.customers + rep.given;
    }

    /** Open deals of the territory's least loaded rep; null where it has none or is not known. */
    Integer load(String territory) {
        return reps.stream().filter(of(territory)).map(rep -> rep.deals).min(Comparator.naturalOrder()).orElse(null);
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
        var next = reps.stream().filter(among).min(leastLoadedFirst);
        next.ifPresent(rep -> rep.given++);
        return next.map(rep -> rep.login);
    }

    private static Predicate<Rep> of(String territory) {
        return rep -> territory != null && territory.equals(rep.territory);
    }
}
