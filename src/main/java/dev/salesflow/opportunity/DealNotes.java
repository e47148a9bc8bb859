package dev.salesflow.opportunity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.shared.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What hangs on a deal and only ever grows: stays in stages, meetings, demo plans. */
@Component
class DealNotes {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DealNotes(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void stayBegins(UUID deal, Stage stage, String by, Instant now) {
        stayEnds(deal, now);
        jdbc.sql("insert into stage_stay (opportunity_id, stage, entered_at, entered_by) values (?, ?, ?, ?)")
                .params(deal, stage.name(), now.atOffset(ZoneOffset.UTC), by)
                .update();
    }

    void stayEnds(UUID deal, Instant now) {
        jdbc.sql("update stage_stay set left_at = ? where opportunity_id = ? and left_at is null")
                .params(now.atOffset(ZoneOffset.UTC), deal)
                .update();
    }

    UUID meeting(UUID deal, Stage stage, LocalDate heldOn, Map<String, Object> notes, String by, Instant now) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into meeting (id, opportunity_id, stage, held_on, notes, recorded_by, recorded_at)
                        values (?, ?, ?, ?, cast(? as jsonb), ?, ?)""")
                .params(id, deal, stage.name(), heldOn, write(notes), by, now.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    List<Meeting> meetings(UUID deal) {
        return jdbc.sql("select * from meeting where opportunity_id = ? order by held_on desc, id desc")
                .param(deal)
                .query((rs, n) -> new Meeting(rs.getObject("id", UUID.class), Stage.valueOf(rs.getString("stage")),
                        rs.getObject("held_on", LocalDate.class), read(rs.getString("notes")),
                        rs.getString("recorded_by"), rs.getTimestamp("recorded_at").toInstant()))
                .list();
    }

    void demoPlan(UUID deal, DemoPlan plan, String by, Instant now) {
        jdbc.sql("""
                        insert into demo_plan (opportunity_id, planned_on, focus, scenario, success_cases, look, listen, ask, diagnosis,
                            planned_by, planned_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(deal, plan.plannedOn(), plan.focus(), plan.scenario(), plan.references(), plan.steps().look(),
                        plan.steps().listen(), plan.steps().ask(), plan.steps().diagnosis(), by,
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The latest. */
    Optional<DemoPlan> demoPlan(UUID deal) {
        return jdbc.sql("select planned_on, focus, scenario, success_cases, look, listen, ask, diagnosis from demo_plan "
                        + "where opportunity_id = ? order by id desc limit 1")
                .param(deal)
                .query((rs, n) -> new DemoPlan(rs.getObject(1, LocalDate.class), rs.getString(2), rs.getString(3), rs.getString(4),
                        new DemoPlan.Steps(rs.getString(5), rs.getString(6), rs.getString(7), rs.getString(8))))
                .optional();
    }

    private String write(Map<String, Object> notes) {
        try {
            return json.writeValueAsString(notes);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("notes of a meeting that are no JSON", e);
        }
    }

    private Map<String, Object> read(String notes) {
        try {
            return json.readValue(notes, new TypeReference<>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds notes that are no JSON", e);
        }
    }
}
