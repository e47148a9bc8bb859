package dev.salesflow.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to the timeline: who did what when, told on the customer's and the opportunity's page. */
@Service
public class TimelineBook {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    TimelineBook(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds what just happened, in the caller's transaction.
     *
     * @param opportunityId null where it concerns the customer alone
     * @param by login of the person; null where the system itself did it
     * @param kind the sentence is {@code timeline.<kind>} in the message files
     * @param arguments what stands in the sentence's places {0}, {1}, …
     */
    @Transactional
    public void note(UUID customerId, UUID opportunityId, String by, String kind, Argument... arguments) {
        noteAt(clock.instant(), customerId, opportunityId, by, kind, arguments);
    }

    /** Adds what happened at that time and is only told now. */
    @Transactional
    public void noteAt(Instant at, UUID customerId, UUID opportunityId, String by, String kind, Argument... arguments) {
        jdbc.sql("""
                        insert into timeline_entry (customer_id, opportunity_id, at, by_login, kind, arguments)
                        values (?, cast(? as uuid), ?, ?, ?, cast(? as jsonb))""")
                .params(customerId, opportunityId, Timestamp.from(at), by, kind, write(List.of(arguments)))
                .update();
    }

    /** Adds the same of many customers at once, for instance those of a list. */
    @Transactional
    public void noteCustomers(Collection<UUID> customers, String by, String kind, Argument... arguments) {
        noteAll("select id, cast(null as uuid), %s from customer where id = any(cast(? as uuid[]))", customers, by, kind, List.of(arguments));
    }

    /** Adds the same of many deals at once. */
    @Transactional
    public void noteOpportunities(Collection<UUID> opportunities, String by, String kind) {
        noteAll("select customer_id, id, %s from opportunity where id = any(cast(? as uuid[]))", opportunities, by, kind, List.of());
    }

    private void noteAll(String records, Collection<UUID> ids, String by, String kind, List<Argument> arguments) {
        if (!ids.isEmpty()) {
            jdbc.sql("insert into timeline_entry (customer_id, opportunity_id, at, by_login, kind, arguments) "
                            + records.formatted("cast(? as timestamptz), cast(? as text), ?, cast(? as jsonb)"))
                    .params(Timestamp.from(clock.instant()), by, kind, write(arguments), ids.stream().map(UUID::toString).toArray(String[]::new))
                    .update();
        }
    }

    /** What open actions became of many contacts' records, each told with its own words. */
    void noteActionsHandedOver(Collection<UUID> records, String to, String by) {
        jdbc.sql("""
                        insert into timeline_entry (customer_id, opportunity_id, at, by_login, kind, arguments)
                        select customer_id, opportunity_id, ?, cast(? as text), 'nextActionHandedOver',
                               jsonb_build_array(jsonb_build_object('text', next_action), jsonb_build_object('person', cast(? as text)))
                        from contact_record where id = any(cast(? as uuid[]))""")
                .params(Timestamp.from(clock.instant()), by, to, records.stream().map(UUID::toString).toArray(String[]::new)).update();
    }

    /** What was noted of these records when that list came in, now that it is taken back. */
    void forget(UUID list, String column, Collection<UUID> ids) {
        jdbc.sql("delete from timeline_entry where list_id = ? and " + column + " = any(cast(? as uuid[]))")
                .params(list, ids.stream().map(UUID::toString).toArray(String[]::new)).update();
    }

    private String write(List<Argument> arguments) {
        try {
            return json.writeValueAsString(arguments);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("arguments of a timeline entry cannot be written", e);
        }
    }
}
