package dev.salesflow.opportunity.gate;

import dev.salesflow.opportunity.KeyFactMeter;
import dev.salesflow.opportunity.KeyFactMeter.Reading;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.gate.GuideLine.Counsel;
import dev.salesflow.rules.RowNote;
import dev.salesflow.rules.RuleBook;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The questions and moves that the method teaches where a deal stands, by the table {@code stage-guide}: managers change
 * it like any other, and what is known of the deal is not asked again.
 */
@Component
public class StageGuide {

    /** One piece of advice, in both languages. */
    public record Advice(Counsel counsel, RowNote words) {
    }

    /** What to ask and do now, and what is wanted before the next stage; {@code next} is null for the last one. */
    public record Guide(List<Advice> advice, Stage next, List<KeyFactMeter.Gap> gaps) {

        public List<RowNote> of(Counsel counsel) {
            return advice.stream().filter(one -> one.counsel() == counsel).map(Advice::words).toList();
        }
    }

    private final KeyFactMeter meter;
    private final RuleBook rules;

    StageGuide(KeyFactMeter meter, RuleBook rules) {
        this.meter = meter;
        this.rules = rules;
    }

    public Guide of(Opportunity deal) {
        var readings = meter.read(deal);
        var sure = readings.stream().map(Reading::sureness).toList();
        var facts = new GuideFacts(deal.stage(), sure.get(0), sure.get(1), sure.get(2), sure.get(3), sure.get(4), sure.get(5));
        var advice = rules.decide(GuideRules.STAGE_GUIDE, facts).fired().stream()
                .sorted(Comparator.comparing(row -> row.result().place(), Comparator.nullsLast(Comparator.naturalOrder())))
                .map(row -> new Advice(row.result().counsel(), row.note())).toList();
        var next = meter.nextStage(deal).orElse(null);
        return new Guide(advice, next, next == null ? List.of() : meter.gaps(deal, next, readings));
    }
}
