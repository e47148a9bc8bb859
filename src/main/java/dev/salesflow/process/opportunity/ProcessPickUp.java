package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.DealsWithoutProcess;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives every open deal without a process its own, at its stage: imported ones above all. It reads what is missing from
 * the table, so a kill loses nothing, and locks what it takes, so nodes share the work.
 */
@Component
class ProcessPickUp {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessPickUp.class);
    private static final int BATCH = 20;
    private static final UUID FIRST = new UUID(0, 0);

    private final DealsWithoutProcess deals;
    private final OpportunityFlow flow;
    private final TransactionTemplate transaction;

    ProcessPickUp(DealsWithoutProcess deals, OpportunityFlow flow, TransactionTemplate transaction) {
        this.deals = deals;
        this.flow = flow;
        this.transaction = transaction;
    }

    @Scheduled(initialDelayString = "${salesflow.deals.pick-up-after}", fixedDelayString = "${salesflow.deals.pick-up-every}")
    void pickUp() {
        if (!flow.hasModel()) {
            return;
        }
        var after = FIRST;
        List<UUID> batch;
        do {
            batch = deals.after(after, BATCH);
            if (!batch.isEmpty()) {
                start(batch);
                after = batch.get(batch.size() - 1);
            }
        } while (batch.size() == BATCH);
    }

    private void start(List<UUID> batch) {
        try {
            transaction.executeWithoutResult(commit -> deals.lock(batch).forEach(flow::processWanted));
        } catch (RuntimeException e) {
            LOG.debug("A batch of deals did not start together, now one by one", e);
            batch.forEach(this::startAlone);
        }
    }

    /** One deal that cannot start must not hold up the others; it is tried again at the next turn. */
    private void startAlone(UUID deal) {
        try {
            transaction.executeWithoutResult(commit ->
                    deals.lock(List.of(deal)).forEach(flow::processWanted));
        } catch (RuntimeException e) {
            LOG.warn("The process of deal {} did not start", deal, e);
        }
    }
}
