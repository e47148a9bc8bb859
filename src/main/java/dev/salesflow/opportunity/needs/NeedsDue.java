package dev.salesflow.opportunity.needs;

import dev.salesflow.identity.Viewer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The deals whose needs a person is to score: nobody of their side did yet, or not for a quarter. */
@Component
public class NeedsDue {

    private static final int MOST = 20;

    /** A deal; {@code scoredOn} is null where their side never scored. */
    public record Due(UUID deal, String customer, LocalDate scoredOn) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    NeedsDue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The longest waiting first. Of presales people it is the technical side's word that is asked for. */
    @Transactional(readOnly = true)
    public List<Due> of(Viewer viewer) {
        return jdbc.sql("""
                        select o.id as deal, c.name as customer, s.at::date as scored_on
                        from opportunity o join customer c on c.id = o.customer_id
                        join lateral (select max(scored_at) filter (where side = case when o.owner_login = :viewer then 'REP' else 'TECH' end) as at
                            from needs_scoring where opportunity_id = o.id) s on true
                        where o.outcome = 'OPEN' and (o.owner_login = :viewer or o.presales_login = :viewer)
                            and exists (select 1 from core_need where opportunity_id = o.id) and (s.at is null or s.at < :since)
                        order by s.at nulls first, o.id limit :most""")
                .param("viewer", viewer.login()).param("most", MOST)
                .param("since", LocalDate.now(clock).minusMonths(NeedsSheet.MONTHS_THAT_IT_HOLDS).plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime())
                .query(Due.class).list();
    }
}
