package dev.salesflow.opportunity;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Open deals that nothing leads yet, as imports leave them. */
@Component
public class DealsWithoutProcess {

    private static final String WAITING = "outcome = 'OPEN' and not paused and process_id is null";

    private final JdbcClient jdbc;
    private final Opportunities opportunities;

    DealsWithoutProcess(JdbcClient jdbc, Opportunities opportunities) {
        this.jdbc = jdbc;
        this.opportunities = opportunities;
    }

    /** The next ones by id. */
    @Transactional(readOnly = true)
    public List<UUID> after(UUID id, int limit) {
        return jdbc.sql("select id from opportunity where " + WAITING + " and id > ? order by id limit ?")
                .params(id, limit).query(UUID.class).list();
    }

    /** Those still waiting, locked until the caller's transaction ends; what another node has locked is left out. */
    @Transactional
    public List<Opportunity> lock(List<UUID> ids) {
        var locked = jdbc.sql("select id from opportunity where " + WAITING + " and id in (:ids) order by id for update skip locked")
                .param("ids", ids).query(UUID.class).list();
        return StreamSupport.stream(opportunities.findAllById(locked).spliterator(), false)
                .sorted(Comparator.comparing(Opportunity::id)).toList();
    }
}
