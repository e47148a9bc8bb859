package dev.salesflow.opportunity.gate;

import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.GateGap.Lack;
import dev.salesflow.opportunity.KeyFactMeter;
import dev.salesflow.opportunity.KeyFactMeter.Gap;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.Stage;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the table {@code stage-gate} wants of a deal before stages it has ahead. */
@Component
public class Gaps {

    private final KeyFactMeter meter;
    private final FactBook facts;
    private final StepsAhead steps;

    Gaps(KeyFactMeter meter, FactBook facts, StepsAhead steps) {
        this.meter = meter;
        this.facts = facts;
        this.steps = steps;
    }

    /** Of these, the stages that the deal's next step may enter. */
    public Set<Stage> next(Opportunity deal, Map<Stage, List<Gap>> ahead) {
        var next = EnumSet.noneOf(Stage.class);
        steps.next(deal.id()).stream().filter(ahead::containsKey).forEach(next::add);
        return next;
    }

    /** The nearest stage beyond the deal's own that its process leads to; empty for the last one, and where no process runs. */
    Optional<Stage> following(Opportunity deal) {
        return steps.nextBeyond(deal.id(), deal.stage());
    }

    /** What keeps the deal from entering that stage now; from being signed where it stands in its last one. */
    public List<Gap> required(Opportunity deal, Stage stage) {
        return deal.stage() == stage ? unsigned(deal)
                : meter.gaps(deal, stage, meter.read(deal)).stream().filter(Gap::required).toList();
    }

    /** The customer may doubt anew until the signature; of the key facts was asked when the last stage began. */
    public List<Gap> unsigned(Opportunity deal) {
        return meter.gaps(deal, Stage.CONTRACT, meter.read(deal)).stream().filter(gap -> gap.required() && gap.lack() == Lack.DOUBTS).toList();
    }

    /** By stage ahead that is not open yet what keeps the deal from it; of a deal in its last stage, from the signature. */
    public Map<Stage, List<Gap>> ahead(Opportunity deal) {
        var readings = meter.read(deal);
        var openDoubts = facts.openDoubts(deal.id());
        var ahead = new LinkedHashMap<Stage, List<Gap>>();
        Stage.ALL.stream().filter(stage -> deal.isOpen() && stage.compareTo(deal.stage()) > 0).forEach(stage -> {
            var required = meter.gaps(stage, readings, openDoubts).stream().filter(Gap::required).toList();
            if (!required.isEmpty()) {
                ahead.put(stage, required);
            }
        });
        if (deal.isOpen() && deal.stage() == Stage.CONTRACT && !unsigned(deal).isEmpty()) {
            ahead.put(Stage.CONTRACT, unsigned(deal));
        }
        return ahead;
    }
}
