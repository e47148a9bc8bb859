package dev.salesflow.coaching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.shared.Ids;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts a coaching in a transaction of its own, so that in a nightly run one failure costs one rep only. */
@Component
class CoachingStarter {

    /** Why it starts: a row of the trigger table, or a manager in their own words. */
    record Cause(CoachingTopic topic, Urgency urgency, CoachingKind kind, CoachRole coachedBy, String reason, String by,
            CheckedRep.Fired fired) {

        static Cause byHand(CoachingTopic topic, CoachingKind kind, CoachRole coachedBy, String reason, String by) {
            return new Cause(topic, Urgency.MEDIUM, kind, coachedBy, reason, by, null);
        }

        static Cause byRule(CheckedRep.Fired fired) {
            return new Cause(fired.topic(), fired.urgency(), fired.kind(), fired.coachedBy(), null, null, fired);
        }
    }

    // The partial unique index decides a race: the second insert finds the first and does nothing.
    private static final String INSERT = """
            insert into coaching_round (id, rep_login, coach_login, topic, urgency, kind, reason, started_by, evidence,
                table_name, table_version, rule_row, state, round, started_at, version)
            values (:id, :rep, :coach, :topic, :urgency, :kind, :reason, :by, cast(:evidence as json),
                :table, :version, :row, 'RUNNING', 1, :now, 1)
            on conflict (rep_login, topic) where state = 'RUNNING' do nothing""";

    private final JdbcClient jdbc;
    private final RecordsBehind behind;
    private final CoachingTrigger trigger;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CoachingStarter(JdbcClient jdbc, RecordsBehind behind, CoachingTrigger trigger, ObjectMapper json, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.behind = behind;
        this.trigger = trigger;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** The new coaching's id; empty where one on the topic runs already. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<UUID> start(Reps.Rep rep, Cause cause, RepFacts facts) {
        var id = Ids.next();
        var coach = rep.coachedBy(cause.coachedBy());
        var records = behind.of(facts, cause.topic(), cause.fired());
        var kind = cause.kind() == null ? trigger.kind(largest(cause.topic(), records, facts)) : cause.kind();
        var inserted = jdbc.sql(INSERT)
                .param("id", id)
                .param("rep", rep.login())
                .param("coach", coach)
                .param("topic", cause.topic().name())
                .param("urgency", cause.urgency().name())
                .param("kind", kind.name())
                .param("reason", cause.reason())
                .param("by", cause.by())
                .param("evidence", evidence(facts, cause.fired(), records))
                .param("table", cause.fired() == null ? null : cause.fired().table())
                .param("version", cause.fired() == null ? null : cause.fired().version())
                .param("row", cause.fired() == null ? null : cause.fired().row())
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (inserted == 0) {
            return Optional.empty();
        }
        events.publishEvent(new CoachingStarted(id, rep.login(), coach, kind, cause.urgency()));
        return Optional.of(id);
    }

    /** Of the deals it is about; where it is about none in particular, of all that are open. */
    private static CoachedDeal largest(CoachingTopic topic, List<Evidence.Records> records, RepFacts facts) {
        var deals = records.stream().flatMap(of -> of.first().stream()).map(Evidence.Item::said).filter(said -> said.get("amount") instanceof BigDecimal).toList();
        var currencies = deals.stream().map(said -> String.valueOf(said.get("currency"))).distinct().toList();
        if (deals.isEmpty()) {
            return new CoachedDeal(topic, facts.largestDeal(), facts.currency());
        }
        return currencies.size() > 1 ? new CoachedDeal(topic, null, null)
                : new CoachedDeal(topic, deals.stream().map(said -> (BigDecimal) said.get("amount")).max(BigDecimal::compareTo).orElseThrow(), currencies.get(0));
    }

    private String evidence(RepFacts facts, CheckedRep.Fired fired, List<Evidence.Records> records) {
        var values = json.convertValue(facts, CoachingRecords.MAP);
        var evidence = fired == null ? new Evidence(values, List.of(), null, null, records)
                : new Evidence(values, fired.conditions(), fired.note().en(), fired.note().zh(), records);
        try {
            return json.writeValueAsString(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts of " + facts.rep() + " cannot be written as JSON", e);
        }
    }
}
