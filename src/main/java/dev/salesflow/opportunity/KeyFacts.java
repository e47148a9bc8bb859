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

    private static final String CONTENDERS = """
            select string_agg(name, ', ' order by foremost, lower(name)) as value,
                case when bool_and(coalesce(evidence, '') ~ '\\S') then string_agg(name || ': ' || evidence, '; ' order by foremost, lower(name)) end as evidence,
                string_agg(distinct said_by, ', ') as said_by, min(said_on) as said_on,
                case when bool_or(confidence = 'LOW') then 'LOW' when bool_or(confidence is null) then null
                    when bool_or(confidence = 'MEDIUM') then 'MEDIUM' else 'HIGH' end as confidence, cast('{}' as jsonb) as items,
                cast(null as text) as recorded_by, min(recorded_at) as recorded_at
            from contender where opportunity_id = ? having count(*) > 0""";
    private static final String DECIDERS = """
            select string_agg(name, ', ' order by step nulls last, lower(name)) as value, cast(null as text) as evidence, cast(null as text) as said_by,
                cast(null as date) as said_on, cast(null as text) as confidence, cast('{}' as jsonb) as items, cast(null as text) as recorded_by,
                cast(null as timestamptz) as recorded_at
            from decision_person where opportunity_id = ? and part = 'DECIDER' having count(*) > 0""";

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

    /**
     * What the lists beside the facts tell of a kind: whom we meet, who decides; empty where they tell nothing of it. It is proven where each of
     * them is, as old as what was told first and as sure as what is least so; where nobody judged one, nobody knows how sure all are.
     */
    Optional<KeyFact> listed(UUID deal, Kind kind) {
        var sql = switch (kind) {
            case COMPETITION -> CONTENDERS;
            case DECISION -> DECIDERS;
            default -> null;
        };
        return sql == null ? Optional.empty() : jdbc.sql(sql).param(deal).query((row, n) -> fact(kind, row)).optional();
    }

    /** Whether all of what is told of a kind is known already; what day and amount say of themselves is known, too. */
    boolean know(UUID deal, Kind kind, DealFacts told) {
        var known = of(deal).stream().filter(fact -> fact.kind() == kind).findFirst()
                .or(() -> Optional.ofNullable(told.said(kind)).map(said -> KeyFact.of(kind, said, null, null)));
        var fact = told.keyFacts().stream().findFirst();
        return known.isEmpty() ? fact.isEmpty() : fact.isPresent() && fact.get().isAsKnown(known.get());
    }

    void forget(UUID deal, Kind kind) {
        jdbc.sql("delete from key_fact where opportunity_id = ? and kind = ?").params(deal, kind.name()).update();
    }

    List<KeyFact> of(UUID deal) {
        return jdbc.sql("select * from key_fact where opportunity_id = ?").param(deal).query((row, n) -> fact(Kind.valueOf(row.getString("kind")), row)).list();
    }

    private void put(String others, UUID deal, KeyFact fact, String by, Instant now) {
        jdbc.sql(PUT + others)
                .params(deal, fact.kind().name(), fact.value(), fact.evidence(), fact.saidBy(), fact.saidOn(),
                        fact.confidence() == null ? null : fact.confidence().name(), write(fact.items()), by, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private KeyFact fact(Kind kind, ResultSet row) throws SQLException {
        var recordedAt = row.getTimestamp("recorded_at");
        var confidence = row.getString("confidence");
        return new KeyFact(kind, row.getString("value"), row.getString("evidence"), row.getString("said_by"),
                row.getObject("said_on", LocalDate.class), confidence == null ? null : Confidence.valueOf(confidence),
                read(row.getString("items")), row.getString("recorded_by"), recordedAt == null ? null : recordedAt.toInstant());
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
