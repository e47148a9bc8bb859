package dev.salesflow.coaching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads coachings and their steps, and adds steps; they are never changed afterwards. */
@Component
class CoachingRecords {

    static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {
    };

    private static final String SELECT = """
            select c.*, rep.name as rep_name, coach.name as coach_name, starter.name as starter_name, taker.name as next_owner_name,
                   (select s.step from coaching_step s where s.coaching_id = c.id and s.step <> 'REMINDER'
                     order by s.id desc limit 1) as last_step
            from coaching_round c
            join app_user rep on rep.login = c.rep_login
            join app_user coach on coach.login = c.coach_login
            left join app_user starter on starter.login = c.started_by
            left join app_user taker on taker.login = c.next_owner
            where %s""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    CoachingRecords(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Optional<CoachingView> find(UUID id) {
        return jdbc.sql(SELECT.formatted("c.id = :id")).param("id", id).query((row, n) -> view(row)).optional();
    }

    Optional<CoachingView> find(Viewer viewer, UUID id) {
        return jdbc.sql(SELECT.formatted("c.id = :id and " + seen(viewer)))
                .param("id", id)
                .params(viewer.parameters())
                .query((row, n) -> view(row))
                .optional();
    }

    Page<CoachingView> list(Viewer viewer, boolean running, Page.Request page) {
        var condition = seen(viewer) + (running ? " and c.state = 'RUNNING'" : " and c.state <> 'RUNNING'");
        var total = jdbc.sql("select count(*) from coaching_round c where " + condition)
                .params(viewer.parameters())
                .query(Long.class)
                .single();
        var items = jdbc.sql(SELECT.formatted(condition)
                        + " order by coalesce(c.ended_at, c.started_at) desc, c.id limit :size offset :offset")
                .params(viewer.parameters())
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, n) -> view(row))
                .list();
        return page.of(items, total);
    }

    /** Whoever coaches keeps seeing it when the rep changes teams. */
    private static String seen(Viewer viewer) {
        return "(c.coach_login = :viewer or " + viewer.sees("c.rep_login") + ")";
    }

    List<CoachingView.Step> steps(UUID id) {
        return jdbc.sql("""
                        select s.*, u.name from coaching_step s left join app_user u on u.login = s.done_by
                        where s.coaching_id = ? order by s.id""")
                .param(id)
                .query((row, n) -> new CoachingView.Step(row.getInt("round"), CoachingStep.valueOf(row.getString("step")),
                        map(row.getString("notes")), row.getString("done_by"), row.getString("name"),
                        instant(row, "done_at")))
                .list();
    }

    void add(UUID id, int round, CoachingStep step, Map<String, Object> notes, String by) {
        jdbc.sql("""
                        insert into coaching_step (coaching_id, round, step, notes, done_by, done_at)
                        values (:id, :round, :step, cast(:notes as json), :by, :now)""")
                .param("id", id)
                .param("round", round)
                .param("step", step.name())
                .param("notes", text(notes))
                .param("by", by)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** When anything was last added, a reminder included. */
    Optional<Instant> lastWritten(UUID id) {
        return jdbc.sql("select done_at from coaching_step where coaching_id = ? order by id desc limit 1")
                .param(id)
                .query((row, n) -> instant(row, "done_at"))
                .optional();
    }

    Map<UUID, String> openDeals(String rep) {
        var deals = new LinkedHashMap<UUID, String>();
        jdbc.sql("""
                        select o.id, c.name from opportunity o join customer c on c.id = o.customer_id
                        where o.owner_login = ? and o.outcome = 'OPEN'
                        order by o.expected_signing nulls last, c.name limit 200""")
                .param(rep)
                .query(row -> {
                    deals.put(row.getObject("id", UUID.class), row.getString("name"));
                });
        return deals;
    }

    private CoachingView view(ResultSet row) throws SQLException {
        return new CoachingView(row.getObject("id", UUID.class), row.getString("rep_login"), row.getString("rep_name"),
                row.getString("coach_login"), row.getString("coach_name"), CoachingTopic.valueOf(row.getString("topic")),
                Urgency.valueOf(row.getString("urgency")), CoachingKind.valueOf(row.getString("kind")),
                row.getString("reason"), row.getString("starter_name"), evidence(row.getString("evidence")),
                row.getString("table_name"), row.getObject("table_version", Integer.class),
                row.getObject("rule_row", Integer.class), row.getString("state"), row.getInt("round"),
                choice(Finding.class, row.getString("finding")), row.getString("outcome"), instant(row, "started_at"),
                instant(row, "ended_at"), choice(CoachingStep.class, row.getString("last_step")), row.getString("next_owner_name"),
                row.getObject("next_due", LocalDate.class), instant(row, "next_done_at"));
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private Evidence evidence(String text) {
        try {
            // Amounts stay exact.
            return json.readerFor(Evidence.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not the JSON that was stored", e);
        }
    }

    private Map<String, Object> map(String text) {
        try {
            return json.readValue(text, MAP);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not the JSON that was stored", e);
        }
    }

    private String text(Map<String, Object> notes) {
        try {
            return json.writeValueAsString(notes);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("notes cannot be written as JSON", e);
        }
    }
}
