package dev.salesflow.coaching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the facts of a day, so that later a before can be held against an after. */
@Component
class RepDays {

    // What a day was found to be stays: a second run of the same night changes nothing.
    private static final String KEEP = """
            insert into rep_day (rep_login, day, peers, measures)
            select r.login, :day, r.peers, cast(kept.measures as jsonb)
            from unnest(:reps, :measures) as kept(login, measures) join sales_rep r on r.login = kept.login
            on conflict (rep_login, day) do nothing""";

    private final RepNumbers numbers;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    RepDays(RepNumbers numbers, JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void keep(Collection<RepFacts> facts) {
        var rates = numbers.conversions(facts.stream().map(RepFacts::rep).toList());
        jdbc.sql(KEEP).param("day", LocalDate.now(clock))
                .param("reps", facts.stream().map(RepFacts::rep).toArray(String[]::new))
                .param("measures", facts.stream().map(rep -> measures(rep, rates.getOrDefault(rep.rep(), Map.of()))).toArray(String[]::new))
                .update();
    }

    private String measures(RepFacts facts, Map<String, BigDecimal> rates) {
        var measures = new LinkedHashMap<String, Object>();
        json.convertValue(facts, CoachingRecords.MAP).forEach((name, value) -> {
            if (value instanceof Number) {
                measures.put(name, value);
            }
        });
        rates.forEach((stage, rate) -> measures.put("conversion:" + stage, rate));
        try {
            return json.writeValueAsString(measures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts of " + facts.rep() + " cannot be written as JSON", e);
        }
    }
}
