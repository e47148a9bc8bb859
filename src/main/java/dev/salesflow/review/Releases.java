package dev.salesflow.review;

import dev.salesflow.nurturing.pool.PoolBook;
import dev.salesflow.review.agenda.AgendaCase;
import dev.salesflow.review.agenda.Disposition;
import dev.salesflow.review.agenda.Dispositions;
import dev.salesflow.shared.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives back to everybody what a review decided to release; nothing that a deal is open with goes, which is said when it is decided. */
@Component
class Releases {

    private final PoolBook pool;
    private final Dispositions dispositions;
    private final JdbcClient jdbc;

    Releases(PoolBook pool, Dispositions dispositions, JdbcClient jdbc) {
        this.pool = pool;
        this.dispositions = dispositions;
        this.jdbc = jdbc;
    }

    /** Only what is the rep's own, and nothing that a deal is open with. */
    void mustBePossible(AgendaCase one, String rep) {
        if (ownedBy(rep, List.of(one)).isEmpty()) {
            throw Refusal.ofField("disposition", "review.releaseNotTheirs", one.customer());
        }
        if (!withOpenDeal(List.of(one)).isEmpty()) {
            throw Refusal.ofField("disposition", "review.releaseOpenDeal", one.customer());
        }
    }

    /** Those that are not the rep's any more are somebody else's to release, or went back already. */
    void carryOut(List<AgendaCase> cases, String rep, String by) {
        var codes = dispositions.all().stream().filter(one -> one.effect() == Disposition.Effect.RELEASE).map(Disposition::code).collect(Collectors.toSet());
        var released = cases.stream().filter(one -> codes.contains(one.disposition())).toList();
        var held = withOpenDeal(released);
        released.stream().filter(one -> held.contains(one.customerId())).findFirst().ifPresent(one -> {
            throw Refusal.of("review.releaseOpenDeal", one.customer());
        });
        var owned = ownedBy(rep, released);
        released.stream().filter(one -> owned.contains(one.customerId())).forEach(one -> pool.release(one.customerId(), one.note(), by));
    }

    private List<UUID> ownedBy(String rep, List<AgendaCase> cases) {
        return jdbc.sql("select id from customer where owner_login = ? and id = any(?)").params(rep, ids(cases)).query(UUID.class).list();
    }

    private List<UUID> withOpenDeal(List<AgendaCase> cases) {
        return jdbc.sql("select distinct customer_id from opportunity where outcome = 'OPEN' and customer_id = any(?)").param(ids(cases)).query(UUID.class).list();
    }

    private static UUID[] ids(List<AgendaCase> cases) {
        return cases.stream().map(AgendaCase::customerId).toArray(UUID[]::new);
    }
}
