package dev.salesflow.process;

import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.opportunity.OpportunitiesTakenBack;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the engine keeps of records and people, for the moment when those are taken out as if they had never been. */
@Component
public class ProcessTraces {

    private static final String REASON = "the record was taken out";

    private final RuntimeService runtime;
    private final HistoryService history;
    private final AuthorizationService authorizations;
    private final AsTheSystem system;
    private final JdbcClient jdbc;

    ProcessTraces(RuntimeService runtime, HistoryService history, AuthorizationService authorizations,
            AsTheSystem system, JdbcClient jdbc) {
        this.runtime = runtime;
        this.history = history;
        this.authorizations = authorizations;
        this.system = system;
        this.jdbc = jdbc;
    }

    /** How many process instances run for these records, called ones not counted apart. */
    @Transactional(readOnly = true)
    public long running(Collection<UUID> records) {
        return records.isEmpty() ? 0 : jdbc.sql("""
                        select count(*) from act_ru_execution
                         where parent_id_ is null and super_exec_ is null and business_key_ in (:keys)""")
                .param("keys", keys(records)).query(Long.class).single();
    }

    /** Ends what runs for these records and forgets what ran. */
    @Transactional
    public void erase(Collection<UUID> records) {
        if (records.isEmpty()) {
            return;
        }
        system.run(() -> {
            var running = ids("select id_ from act_ru_execution where parent_id_ is null and super_exec_ is null and business_key_ in (:keys)", records);
            if (!running.isEmpty()) {
                runtime.deleteProcessInstances(running, REASON, true, true, false, true);
            }
            var past = ids("select id_ from act_hi_procinst where business_key_ in (:keys)", records);
            if (!past.isEmpty()) {
                history.deleteHistoricProcessInstancesBulk(past);
            }
        });
    }

    /** The engine's own queries take one key at a time. */
    private List<String> ids(String sql, Collection<UUID> records) {
        return jdbc.sql(sql).param("keys", keys(records)).query(String.class).list();
    }

    @EventListener
    void on(OpportunitiesTakenBack event) {
        erase(event.removed());
    }

    /** Takes back every right that the engine gave these people one by one. */
    @Transactional
    public void forgetPeople(Collection<String> logins) {
        if (!logins.isEmpty()) {
            system.run(() -> authorizations.createAuthorizationQuery().userIdIn(logins.toArray(String[]::new)).list()
                    .forEach(right -> authorizations.deleteAuthorization(right.getId())));
        }
    }

    private static Collection<String> keys(Collection<UUID> records) {
        return records.stream().map(UUID::toString).toList();
    }
}
