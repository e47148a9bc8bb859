package dev.salesflow.process.nextaction;

import dev.salesflow.nurturing.NextActions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes every next action a task once its day has come. Until then it is a row and waits in no process. What is missing is
 * read from the table, so a kill loses nothing; what is taken is locked, so nodes share the work.
 */
@Component
class DueActionPickUp {

    private static final Logger LOG = LoggerFactory.getLogger(DueActionPickUp.class);
    private static final int BATCH = 20;
    private static final UUID FIRST = new UUID(0, 0);

    private final NextActions actions;
    private final NextActionFlow flow;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DueActionPickUp(NextActions actions, NextActionFlow flow, TransactionTemplate transaction, Clock clock) {
        this.actions = actions;
        this.flow = flow;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${salesflow.next-actions.pick-up-after}", fixedDelayString = "${salesflow.next-actions.pick-up-every}")
    void pickUp() {
        if (!flow.hasModel()) {
            return;
        }
        var today = LocalDate.now(clock);
        var after = FIRST;
        List<UUID> batch;
        do {
            batch = actions.withoutTask(after, today, BATCH);
            if (!batch.isEmpty()) {
                start(batch, today);
                after = batch.get(batch.size() - 1);
            }
        } while (batch.size() == BATCH);
    }

    private void start(List<UUID> batch, LocalDate today) {
        try {
            startTogether(batch, today);
        } catch (RuntimeException e) {
            LOG.debug("A batch of next actions did not start together, now one by one", e);
            batch.forEach(action -> startAlone(action, today));
        }
    }

    private void startTogether(List<UUID> batch, LocalDate today) {
        transaction.executeWithoutResult(commit -> actions.lockWithoutTask(batch, today).forEach(flow::taskWanted));
    }

    /** One that cannot start must not hold up the others; it is tried again at the next turn. */
    private void startAlone(UUID action, LocalDate today) {
        try {
            startTogether(List.of(action), today);
        } catch (RuntimeException e) {
            LOG.warn("The next action {} did not become a task", action, e);
        }
    }
}
