package dev.salesflow.coaching;

import dev.salesflow.opportunity.Stage;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together the facts of many reps that the sources bring. */
@Component
class RepNumbers {

    private final List<FactSource> sources;
    private final StageConversions conversions;
    private final CoachedRounds coached;
    private final Clock clock;

    RepNumbers(List<FactSource> sources, StageConversions conversions, CoachedRounds coached, Clock clock) {
        this.sources = sources;
        this.conversions = conversions;
        this.coached = coached;
        this.clock = clock;
    }

    /**
     * The facts of these reps today, in the given order.
     *
     * @param patience days a deal may stand in each stage
     */
    @Transactional(readOnly = true)
    public Map<String, RepFacts> of(Collection<String> reps, Map<Stage, Integer> patience) {
        var asked = FactQuestion.of(reps, patience, clock);
        var named = new LinkedHashMap<String, Map<String, Object>>();
        reps.forEach(rep -> named.put(rep, new HashMap<>(Map.of("rep", rep))));
        for (var source : sources) {
            var brought = source.of(asked);
            named.forEach((rep, facts) -> facts.putAll(brought.getOrDefault(rep, Map.of())));
        }
        var facts = new LinkedHashMap<String, RepFacts>();
        named.forEach((rep, values) -> facts.put(rep, RepFacts.of(values)));
        return facts;
    }

    /** What runs and what was coached, by rep and topic. */
    @Transactional(readOnly = true)
    public Map<String, CoachedRounds.Rounds> coached(Collection<String> reps) {
        return coached.rounds(FactQuestion.of(reps, Map.of(), clock));
    }

    /** Each rep's conversion of every stage that deals passed within half a year, in per cent. */
    @Transactional(readOnly = true)
    public Map<String, Map<String, BigDecimal>> conversions(Collection<String> reps) {
        return conversions.rates(FactQuestion.of(reps, Map.of(), clock));
    }
}
