package dev.salesflow.coaching;

import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.alert.StagePatience;
import dev.salesflow.rules.Decision;
import dev.salesflow.rules.FiredRow;
import dev.salesflow.rules.LiveTable;
import dev.salesflow.rules.RuleBook;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Asks this module's two tables: who is to be coached, and how long a deal may stand in a stage. */
@Component
class CoachingTrigger implements StagePatience {

    private final RuleBook rules;

    CoachingTrigger(RuleBook rules) {
        this.rules = rules;
    }

    /** By rep's login, all by one version of the table; a rep that no row fits is absent. */
    Map<String, CheckedRep.Fired> decide(Collection<RepFacts> reps) {
        var table = rules.live(CoachingRules.TRIGGER);
        var facts = List.copyOf(reps);
        var decisions = table.decideAll(facts);
        var fired = new HashMap<String, CheckedRep.Fired>();
        for (var i = 0; i < facts.size(); i++) {
            var decision = decisions.get(i);
            var rep = facts.get(i).rep();
            decision.row().ifPresent(row -> fired.put(rep, fired(table, decision, row)));
        }
        return fired;
    }

    /** Days a deal may stand in each stage; a stage without a row has no limit. */
    @Override
    public Map<Stage, Integer> patience() {
        var decisions = rules.decideAll(CoachingRules.PATIENCE, Stage.ALL.stream().map(StandingDeal::new).toList());
        var patience = new EnumMap<Stage, Integer>(Stage.class);
        for (var stage : Stage.ALL) {
            decisions.get(stage.ordinal()).row()
                    .map(row -> row.result().days())
                    .ifPresent(days -> patience.put(stage, days));
        }
        return patience;
    }

    private static CheckedRep.Fired fired(LiveTable<?, ?> table, Decision<CoachingAdvice> decision,
            FiredRow<CoachingAdvice> row) {
        var conditions = table.table().rows().get(row.row() - 1).conditions().stream()
                .map(condition -> new Evidence.Condition(condition.field().name(), condition.operator().symbol(),
                        condition.values().stream().map(Objects::toString).toList()))
                .toList();
        var advice = row.result();
        return new CheckedRep.Fired(advice.asksForCoaching() ? advice.topic() : null, advice.urgency(), advice.kind(), advice.coachedBy(), decision.table(),
                decision.version(), row.row(), row.note(), conditions);
    }
}
