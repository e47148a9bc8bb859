package dev.salesflow.coaching;

import dev.salesflow.coaching.CoachedRounds.Rounds;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.alert.StagePatience;
import dev.salesflow.rules.Decision;
import dev.salesflow.rules.FiredRow;
import dev.salesflow.rules.LiveTable;
import dev.salesflow.rules.RowNote;
import dev.salesflow.rules.RuleBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks this module's tables: who is to be coached in what and in which way, and how long a deal may stand in a stage. */
@Component
class CoachingTrigger implements StagePatience {

    /** One question to the table: topics that were last coached equally long ago. */
    private record Case(RepFacts facts, List<CoachingTopic> topics, Map<CoachingTopic, UUID> running) {
    }

    private final RuleBook rules;

    CoachingTrigger(RuleBook rules) {
        this.rules = rules;
    }

    /**
     * What fits each rep, the most urgent first, all by one version of the table. The table is asked once for each number of days since a
     * coaching that a topic has; of its rows those on other topics do not count.
     */
    Map<String, List<CheckedRep.Fired>> decide(Collection<RepFacts> reps, Map<String, Rounds> coached) {
        var table = rules.live(CoachingRules.TRIGGER);
        var cases = reps.stream().flatMap(rep -> cases(rep, coached.getOrDefault(rep.rep(), Rounds.NONE))).toList();
        var decisions = table.decideAll(cases.stream().map(Case::facts).toList());
        var fired = new HashMap<String, List<CheckedRep.Fired>>();
        for (var i = 0; i < cases.size(); i++) {
            var one = cases.get(i);
            var decision = decisions.get(i);
            var found = fired.computeIfAbsent(one.facts().rep(), rep -> new ArrayList<>());
            one.topics().forEach(topic -> fired(topic, one.running().get(topic), table, decision).ifPresent(found::add));
        }
        fired.values().forEach(found -> found.sort(Comparator.comparing(CheckedRep.Fired::urgency).thenComparing(CheckedRep.Fired::row)));
        return fired;
    }

    /** Plan, do, check where the deal it is about is large, as the table {@code coaching-kind} draws the line. */
    CoachingKind kind(CoachedDeal deal) {
        return rules.decide(CoachingRules.KIND, deal).row().map(row -> row.result().kind()).orElse(CoachingKind.SMALL);
    }

    private static Stream<Case> cases(RepFacts rep, Rounds coached) {
        var byDays = new HashMap<Integer, List<CoachingTopic>>();
        for (var topic : CoachingTopic.values()) {
            byDays.computeIfAbsent(coached.daysSince().get(topic), days -> new ArrayList<>()).add(topic);
        }
        return byDays.entrySet().stream().map(same -> new Case(rep.with("daysSinceCoaching", same.getKey()), same.getValue(), coached.running()));
    }

    private static Optional<CheckedRep.Fired> fired(CoachingTopic topic, UUID running, LiveTable<?, ?> table, Decision<CoachingAdvice> decision) {
        RowNote leftAlone = null;
        for (var row : decision.fired()) {
            if (!row.result().asksForCoaching()) {
                leftAlone = leftAlone == null ? row.note() : leftAlone;
            } else if (row.result().topic() == topic) {
                return Optional.of(fired(table, decision, row, leftAlone, running));
            }
        }
        return Optional.empty();
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

    private static CheckedRep.Fired fired(LiveTable<?, ?> table, Decision<CoachingAdvice> decision, FiredRow<CoachingAdvice> row, RowNote leftAlone, UUID running) {
        var conditions = table.table().rows().get(row.row() - 1).conditions().stream()
                .map(condition -> new Evidence.Condition(condition.field().name(), condition.operator().symbol(),
                        condition.values().stream().map(Objects::toString).toList()))
                .toList();
        var advice = row.result();
        return new CheckedRep.Fired(advice.topic(), advice.urgency(), advice.kind(), advice.coachedBy(), decision.table(), decision.version(), row.row(), row.note(),
                conditions, leftAlone, running);
    }
}
