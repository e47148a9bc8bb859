package dev.salesflow.process.nurturing;

import dev.salesflow.nurturing.approach.ApproachBook;
import dev.salesflow.nurturing.cadence.ContactTasks;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the most urgent due contacts of each person tasks, as many a day as the table allows. What is missing is read from
 * the table, so a kill loses nothing; what is taken is locked, so nodes share the work.
 */
@Component
class DueContactPickUp {

    private static final Logger LOG = LoggerFactory.getLogger(DueContactPickUp.class);
    private static final int BATCH = 20;

    private final ContactTasks tasks;
    private final ApproachBook approaches;
    private final NurturingFlow flow;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DueContactPickUp(ContactTasks tasks, ApproachBook approaches, NurturingFlow flow, TransactionTemplate transaction, Clock clock) {
        this.tasks = tasks;
        this.approaches = approaches;
        this.flow = flow;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${salesflow.nurturing.look-after}", fixedDelayString = "${salesflow.nurturing.tasks-every}")
    void pickUp() {
        if (!flow.hasModel()) {
            return;
        }
        askForDecisions();
        var today = LocalDate.now(clock);
        var wanted = tasks.wanted(today);
        for (var from = 0; from < wanted.size(); from += BATCH) {
            start(wanted.subList(from, Math.min(wanted.size(), from + BATCH)), today);
        }
    }

    private void askForDecisions() {
        transaction.executeWithoutResult(commit -> approaches.lockUnasked(BATCH).forEach(review -> flow.decisionWanted(review.id(), review.rep())));
    }

    private void start(List<ContactTasks.Wanted> batch, LocalDate today) {
        try {
            startTogether(batch, today);
        } catch (RuntimeException e) {
            LOG.debug("A batch of due contacts did not start together, now one by one", e);
            batch.forEach(one -> startAlone(one, today));
        }
    }

    private void startTogether(List<ContactTasks.Wanted> batch, LocalDate today) {
        var owners = batch.stream().collect(Collectors.toMap(ContactTasks.Wanted::customerId, ContactTasks.Wanted::owner));
        transaction.executeWithoutResult(commit -> tasks.lock(batch, today).forEach((UUID customer) -> flow.contactDue(customer, owners.get(customer), today)));
    }

    /** One that cannot start must not hold up the others; it is tried again at the next turn. */
    private void startAlone(ContactTasks.Wanted one, LocalDate today) {
        try {
            startTogether(List.of(one), today);
        } catch (RuntimeException e) {
            LOG.warn("The due contact with {} did not become a task", one.customerId(), e);
        }
    }
}
