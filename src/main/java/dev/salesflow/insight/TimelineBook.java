package dev.salesflow.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
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
        jdbc.sql("""
                        insert into timeline_entry (customer_id, opportunity_id, at, by_login, kind, arguments)
                        values (?, cast(? as uuid), ?, ?, ?, cast(? as jsonb))""")
                .params(customerId, opportunityId, Timestamp.from(clock.instant()), by, kind, write(List.of(arguments)))
                .update();
    }

    private String write(List<Argument> arguments) {
        try {
            return json.writeValueAsString(arguments);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("arguments of a timeline entry cannot be written", e);
        }
    }
}
