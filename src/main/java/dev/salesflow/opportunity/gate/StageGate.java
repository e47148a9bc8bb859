package dev.salesflow.opportunity.gate;

import dev.salesflow.opportunity.GateGap.Lack;
import dev.salesflow.opportunity.KeyFactMeter.Gap;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds a deal back that does not know enough for the stage it is about to enter. */
@Component
public class StageGate {

    private static final String SYSTEM = "system";

    private final OpportunityBook deals;
    private final Gaps gaps;
    private final Waivers waivers;

    StageGate(OpportunityBook deals, Gaps gaps, Waivers waivers) {
        this.deals = deals;
        this.gaps = gaps;
        this.waivers = waivers;
    }

    /**
     * Asked before a person's step enters a stage, whatever the process; going back and staying are never refused. Uses up a manager's leave where
     * one is needed.
     *
     * @throws Refusal with what is missing, each with the way to where it is written down
     */
    @Transactional
    public void pass(UUID dealId, Stage stage, String by) {
        deals.find(dealId).filter(deal -> stage.compareTo(deal.stage()) > 0).ifPresent(deal -> pass(deal, stage, by));
    }

    private void pass(Opportunity deal, Stage stage, String by) {
        var missing = gaps.required(deal, stage);
        if (!missing.isEmpty() && !waivers.use(deal.id(), stage, lacks(missing), by)) {
            throw closed(deal, stage, missing);
        }
    }

    /**
     * Asked before others are asked to sign what leads out of the deal's stage, for they cannot mend what it does not know: of the nearest stage that
     * follows. A manager's leave is looked at and not used up, so that what is sent back can be submitted again.
     *
     * @throws Refusal as {@link #pass}
     */
    @Transactional(readOnly = true)
    public void passAhead(UUID dealId) {
        var deal = deals.get(dealId);
        gaps.following(deal).ifPresent(stage -> {
            var missing = gaps.required(deal, stage);
            if (!missing.isEmpty() && !waivers.covers(dealId, stage, lacks(missing))) {
                throw closed(deal, stage, missing);
            }
        });
    }

    /** Told where a signature leads into a stage, which is never refused: the leave by which it was submitted is used up now. */
    @Transactional
    public void passSigned(UUID dealId, Stage stage) {
        deals.find(dealId).filter(deal -> stage.compareTo(deal.stage()) > 0)
                .ifPresent(deal -> waivers.use(dealId, stage, List.of(), deal.owner() == null ? SYSTEM : deal.owner()));
    }

    private static List<Lack> lacks(List<Gap> missing) {
        return missing.stream().map(Gap::lack).toList();
    }

    /**
     * Asked once more at the signature itself: since the deal entered its last stage the customer may have voiced a doubt. Those that a manager
     * knew of when they let it through do not count again. The deal is held: a doubt noted at this moment comes before or waits until it is closed.
     *
     * @throws Refusal as {@link #pass}
     */
    @Transactional
    public void sign(UUID dealId, String by) {
        var deal = deals.hold(dealId);
        var open = gaps.unsigned(deal);
        if (!open.isEmpty() && !waivers.coversDoubts(dealId, Stage.CONTRACT) && !waivers.use(dealId, Stage.CONTRACT, List.of(Lack.DOUBTS), by)) {
            throw closed(deal, Refusal.leadingTo("/opportunities/" + dealId + "#deal-doubts", "gate.unsigned"), open);
        }
    }

    private static Refusal closed(Opportunity deal, Stage stage, List<Gap> missing) {
        return closed(deal, Refusal.leadingTo("/opportunities/" + deal.id() + "#key-facts", "gate.closed", word("stage." + stage)), missing);
    }

    private static Refusal closed(Opportunity deal, Refusal heading, List<Gap> missing) {
        var refusals = new ArrayList<Refusal>();
        refusals.add(heading);
        missing.forEach(gap -> refusals.add(Refusal.leadingTo(gap.way(deal.id()), "gate.missing", word("opportunity.lack." + gap.lack()), gap.reason())));
        return Refusal.ofAll(refusals);
    }

    private static DefaultMessageSourceResolvable word(String key) {
        return new DefaultMessageSourceResolvable(key);
    }
}
