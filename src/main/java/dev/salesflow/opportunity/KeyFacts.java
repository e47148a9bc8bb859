package dev.salesflow.opportunity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.opportunity.KeyFact.Confidence;
import dev.salesflow.opportunity.KeyFact.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last word on each key fact of each deal. */
@Component
class KeyFacts {

    private static final String PUT = """
            insert into key_fact as known (opportunity_id, kind, value, evidence, said_by, said_on, confidence, items, recorded_by, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?) on conflict (opportunity_id, kind) do update set value = excluded.value,
                recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    KeyFacts(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What was learned. Of the same value what it leaves out stays as known, and the day is that on which it was said last; another value
     * rests on nothing that spoke for the one before. Items stay as long as nobody tells others.
     */
    void learn(UUID deal, KeyFact fact, String by, Instant now) {
        put("""
                evidence = coalesce(excluded.evidence, case when known.value = excluded.value then known.evidence end),
                said_by = coalesce(excluded.said_by, case when known.value = excluded.value then known.said_by end),
                said_on = case when known.value = excluded.value then greatest(excluded.said_on, known.said_on) else excluded.said_on end,
                confidence = coalesce(excluded.confidence, case when known.value = excluded.value then known.confidence end),
                items = known.items || excluded.items""", deal, fact, by, now);
    }

    /** Exactly this from now on. */
    void state(UUID deal, KeyFact fact, String by, Instant now) {
        put("""
                evidence = excluded.evidence, said_by = excluded.said_by, said_on = excluded.said_on, confidence = excluded.confidence,
                items = excluded.items""", deal, fact, by, now);
    }

    /** Makes these the deal's key facts in value, evidence and source; those that changed. */
    Set<Kind> correct(UUID deal, List<KeyFact> facts, String by, Instant now) {
        var before = of(deal);
        var changed = new TreeSet<Kind>();
        for (var old : before) {
            if (facts.stream().noneMatch(fact -> fact.kind() == old.kind())) {
                forget(deal, old.kind());
                changed.add(old.kind());
            }
        }
        for (var fact : facts) {
            if (before.stream().noneMatch(fact::saysTheSameAs)) {
                put("""
                        evidence = excluded.evidence, said_by = excluded.said_by, said_on = case when known.value = excluded.value then known.said_on end,
                        confidence = case when known.value = excluded.value then known.confidence end""", deal, fact, by, now);
                changed.add(fact.kind());
            }
        }
        return changed;
    }

    /** What the lists beside the facts tell of a kind: whom we meet, who decides; empty where they tell nothing of it. */
    Optional<String> listed(UUID deal, Kind kind) {
        var sql = switch (kind) {
            case COMPETITION -> "select string_agg(name, ', ' order by standing, lower(name)) from contender where opportunity_id = ?";
            case DECISION -> "select string_agg(name, ', ' order by step nulls last, lower(name)) from decision_person where opportunity_id = ? and part = 'DECIDER'";
            default -> null;
        };
        return sql == null ? Optional.empty() : jdbc.sql(sql).param(deal).query((row, n) -> Optional.ofNullable(row.getString(1))).single();
    }

    void forget(UUID deal, Kind kind) {
        jdbc.sql("delete from key_fact where opportunity_id = ? and kind = ?").params(deal, kind.name()).update();
    }

    List<KeyFact> of(UUID deal) {
        return jdbc.sql("select * from key_fact where opportunity_id = ?").param(deal).query((row, n) -> fact(row)).list();
    }

    private void put(String others, UUID deal, KeyFact fact, String by, Instant now) {
        jdbc.sql(PUT + others)
                .params(deal, fact.kind().name(), fact.value(), fact.evidence(), fact.saidBy(), fact.saidOn(),
                        fact.confidence() == null ? null : fact.confidence().name(), write(fact.items()), by, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private KeyFact fact(ResultSet row) throws SQLException {
        var confidence = row.getString("confidence");
        return new KeyFact(Kind.valueOf(row.getString("kind")), row.getString("value"), row.getString("evidence"), row.getString("said_by"),
                row.getObject("said_on", LocalDate.class), confidence == null ? null : Confidence.valueOf(confidence),
                read(row.getString("items")), row.getString("recorded_by"), row.getTimestamp("recorded_at").toInstant());
    }

    private String write(Map<KeyFactItem, String> items) {
        try {
            return json.writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("items of a key fact that are no JSON", e);
        }
    }

    private Map<KeyFactItem, String> read(String items) {
        try {
            return json.readValue(items, new TypeReference<EnumMap<KeyFactItem, String>>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds items of a key fact that nobody knows", e);
        }
    }
}
