package dev.salesflow.review.agenda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.grading.Grade;
import dev.salesflow.review.ReviewItem;
import dev.salesflow.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The cases of reviews: what is decided of them, and what was known when a review closed. Whether one may is asked before. */
@Component
@Transactional
public class AgendaCases {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    AgendaCases(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** In the order of the agenda. */
    @Transactional(readOnly = true)
    public List<AgendaCase> of(UUID review) {
        return jdbc.sql("""
                        select k.*, c.name as customer from review_case k join customer c on c.id = k.customer_id
                        where k.review_id = ? order by k.position, k.id""").param(review).query((row, n) -> read(row)).list();
    }

    /** @param disposition null takes a decision back */
    public void decide(UUID review, UUID agendaCase, String disposition, String note, String by) {
        var decided = jdbc.sql("""
                        update review_case set disposition = :disposition, note = :note, decided_by = :by, decided_at = :at where id = :id and review_id = :review""")
                .param("id", agendaCase).param("review", review).param("note", note).param("disposition", disposition)
                .param("by", disposition == null ? null : by).param("at", disposition == null ? null : OffsetDateTime.now(clock)).update();
        if (decided == 0) {
            throw new NotFound("case", agendaCase);
        }
    }

    /** Keeps what was known, for the minutes; one statement. */
    public void keep(UUID review, Map<UUID, CaseKnowledge> known) {
        var customers = List.copyOf(known.keySet());
        jdbc.sql("""
                        update review_case k set known = cast(n.known as json) from unnest(:customers, :known) as n(customer_id, known)
                        where k.review_id = :review and k.customer_id = n.customer_id""")
                .param("review", review).param("customers", customers.toArray(UUID[]::new))
                .param("known", customers.stream().map(customer -> write(known.get(customer))).toArray(String[]::new)).update();
    }

    /** What was known when the review closed, by customer. */
    @Transactional(readOnly = true)
    public Map<UUID, CaseKnowledge> kept(UUID review) {
        var kept = new HashMap<UUID, CaseKnowledge>();
        jdbc.sql("select customer_id, known from review_case where review_id = ? and known is not null").param(review).query(row -> {
            kept.put(row.getObject(1, UUID.class), knowledge(row.getString(2)));
        });
        return kept;
    }

    private String write(CaseKnowledge knowledge) {
        try {
            return json.writeValueAsString(knowledge);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is known of a case cannot be written as JSON", e);
        }
    }

    private CaseKnowledge knowledge(String text) {
        try {
            return json.readValue(text, CaseKnowledge.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds minutes that cannot be read", e);
        }
    }

    private static AgendaCase read(ResultSet row) throws SQLException {
        var grade = row.getString("grade");
        var decidedAt = row.getTimestamp("decided_at");
        return new AgendaCase(row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class), row.getString("customer"), row.getInt("position"),
                grade == null ? null : Grade.valueOf(grade), ReviewItem.Agenda.valueOf(row.getString("agenda")), row.getBoolean("sampled"),
                row.getTimestamp("since").toInstant(), row.getBoolean("first_time"), row.getString("disposition"), row.getString("note"),
                row.getString("decided_by"), decidedAt == null ? null : decidedAt.toInstant());
    }
}
