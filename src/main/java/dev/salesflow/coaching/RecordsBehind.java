package dev.salesflow.coaching;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Gathers what lies behind the numbers that a coaching rests on, when it starts: later it may be mended, and the reason would be gone. */
@Component
class RecordsBehind {

    /** What a topic is about where no row but a manager says it. */
    private static final Map<CoachingTopic, Set<String>> OF_TOPIC = Map.of(
            CoachingTopic.ACTIVITY, Set.of("minimumsMissed"), CoachingTopic.CONVERSION, Set.of("conversionBehind"),
            CoachingTopic.OVERDUE, new LinkedHashSet<>(List.of("standingStill", "signingOverdue")), CoachingTopic.CONTACTS, Set.of("contactsOverdue"),
            CoachingTopic.KEY_FACTS, Set.of("keyFactsMissing"), CoachingTopic.DISCOUNT, Set.of("deepestDiscount"),
            CoachingTopic.LOSSES, Set.of("losses"), CoachingTopic.SKILL, Set.of("skillGaps"), CoachingTopic.PIPELINE, Set.of());

    private final List<RecordSource> sources;
    private final CoachingTrigger trigger;
    private final Clock clock;

    RecordsBehind(List<RecordSource> sources, CoachingTrigger trigger, Clock clock) {
        this.sources = sources;
        this.trigger = trigger;
        this.clock = clock;
    }

    /** @param fired null where a person starts it */
    List<Evidence.Records> of(RepFacts known, CoachingTopic topic, CheckedRep.Fired fired) {
        var facts = fired == null ? OF_TOPIC.get(topic)
                : new LinkedHashSet<>(fired.conditions().stream().map(Evidence.Condition::fact).toList());
        var asked = FactQuestion.of(List.of(known.rep()), trigger.patience(), clock);
        var records = new ArrayList<Evidence.Records>();
        // Several facts may count the same records: those of the first are told.
        for (var source : sources) {
            facts.stream().filter(source.facts()::contains).findFirst().map(fact -> source.of(fact, known, asked)).filter(found -> found.total() > 0)
                    .ifPresent(records::add);
        }
        return records;
    }
}
