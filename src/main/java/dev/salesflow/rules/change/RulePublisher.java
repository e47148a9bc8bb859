package dev.salesflow.rules.change;

import dev.salesflow.rules.RuleBook;
import dev.salesflow.rules.RuleNodes;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Publishes what was approved as soon as every node that runs has compiled it, so that the change from one version to the
 * next takes no node more than the look that finds it.
 */
@Component
class RulePublisher {

    private static final Logger LOG = LoggerFactory.getLogger(RulePublisher.class);

    private final RuleChanges changes;
    private final RuleChangeBook book;
    private final RuleNodes nodes;
    private final RuleBook rules;
    private final Clock clock;
    private final Duration patience;

    RulePublisher(RuleChanges changes, RuleChangeBook book, RuleNodes nodes, RuleBook rules, Clock clock,
            @Value("${salesflow.rules.wait-for-nodes}") Duration patience) {
        this.changes = changes;
        this.book = book;
        this.nodes = nodes;
        this.rules = rules;
        this.clock = clock;
        this.patience = patience;
    }

    @Scheduled(fixedDelayString = "${salesflow.rules.publish-every}")
    void publish() {
        // A table of a later release is published by its nodes.
        changes.findByStateIn(Set.of(RuleChange.State.APPROVED)).stream().filter(change -> rules.contract(change.table()).isPresent()).forEach(change -> {
            try {
                look(change);
            } catch (RuntimeException e) {
                LOG.error("The change {} of the rule table {} could not be published; it is tried again", change.id(), change.table(), e);
            }
        });
    }

    private void look(RuleChange change) {
        var running = nodes.of(change.table());
        var failed = running.stream().filter(node -> change.id().equals(node.change()) && node.failure() != null).findFirst();
        if (failed.isPresent()) {
            book.fail(change.id(), failed.get().failure());
            return;
        }
        var ready = running.stream().filter(node -> change.id().equals(node.change()) && node.prepared()).count();
        var waitedLong = change.decidedAt().plus(patience).isBefore(clock.instant());
        if (ready > 0 && (ready == running.size() || waitedLong)) {
            book.publish(change.id());
            rules.follow();
        }
    }
}
