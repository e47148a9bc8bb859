package dev.salesflow.opportunity.alert;

import dev.salesflow.opportunity.DealFactsChanged;
import dev.salesflow.opportunity.DealRules;
import dev.salesflow.opportunity.OpportunityLost;
import dev.salesflow.opportunity.OpportunityPaused;
import dev.salesflow.opportunity.OpportunityResumed;
import dev.salesflow.opportunity.OpportunityWon;
import dev.salesflow.opportunity.StageEntered;
import dev.salesflow.rules.RuleBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at all open deals when a day begins or a table changed, at new ones every minute, and at one when it changes. A round goes in
 * portions, each a transaction that notes how far it came: another node goes on where one was stopped.
 */
@Component
public class AlertRounds {

    private static final int PORTION = 1000;
    private static final UUID FIRST = new UUID(0, 0);

    private record State(LocalDate lookedOn, String versions, UUID nextId, UUID seenId, UUID beforeId) {
    }

    private final DealAlerts alerts;
    private final Situations situations;
    private final StagePatience patience;
    private final RuleBook rules;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AlertRounds(DealAlerts alerts, Situations situations, StagePatience patience, RuleBook rules, JdbcClient jdbc, TransactionTemplate transaction,
            Clock clock) {
        this.alerts = alerts;
        this.situations = situations;
        this.patience = patience;
        this.rules = rules;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${salesflow.alerts.every:60s}", initialDelayString = "${salesflow.alerts.first:20s}")
    public void look() {
        while (Boolean.TRUE.equals(transaction.execute(status -> portion()))) {
            // each portion commits before the next
        }
    }

    /** Whether more is to be looked at. Of several nodes one takes the row; the others find it locked and go. */
    private boolean portion() {
        var state = jdbc.sql("select looked_on, versions, next_id, seen_id, before_id from alert_round for update skip locked").query(State.class).optional();
        if (state.isEmpty()) {
            return false;
        }
        var now = due(state.get());
        return now.nextId() != null ? round(now) : news(now);
    }

    /** The same, or the begin of a round where the day or what the tables say is another than at the last. */
    private State due(State state) {
        var today = LocalDate.now(clock);
        var versions = rules.live(DealRules.ALERT).version() + " " + patience.patience();
        return today.equals(state.lookedOn()) && Objects.equals(versions, state.versions()) ? state
                : new State(today, versions, FIRST, state.seenId(), state.beforeId());
    }

    private boolean round(State state) {
        var cases = look(state.nextId(), state.lookedOn());
        var last = last(cases, state.nextId());
        var through = cases.size() < PORTION;
        keep(new State(state.lookedOn(), state.versions(), through ? null : last, through ? last : state.seenId(), through ? last : state.beforeId()));
        return !through;
    }

    private boolean news(State state) {
        var cases = look(state.beforeId(), state.lookedOn());
        var last = last(cases, state.seenId());
        var more = cases.size() == PORTION;
        keep(new State(state.lookedOn(), state.versions(), null, last, more ? last : state.seenId()));
        return more;
    }

    private List<Situations.Case> look(UUID after, LocalDate day) {
        var cases = situations.after(after, PORTION, day);
        if (!cases.isEmpty()) {
            alerts.keep(cases.stream().map(Situations.Case::id).toList(), cases);
        }
        return cases;
    }

    private static UUID last(List<Situations.Case> cases, UUID otherwise) {
        return cases.isEmpty() ? otherwise : cases.get(cases.size() - 1).id();
    }

    private void keep(State state) {
        jdbc.sql("update alert_round set looked_on = ?, versions = ?, next_id = cast(? as uuid), seen_id = ?, before_id = ?")
                .params(state.lookedOn(), state.versions(), state.nextId(), state.seenId(), state.beforeId()).update();
    }

    @EventListener
    void stageEntered(StageEntered event) {
        alerts.lookAt(List.of(event.opportunityId()));
    }

    @EventListener
    void factsChanged(DealFactsChanged event) {
        alerts.lookAt(List.of(event.opportunityId()));
    }

    @EventListener
    void resumed(OpportunityResumed event) {
        alerts.lookAt(List.of(event.opportunityId()));
    }

    @EventListener
    void paused(OpportunityPaused event) {
        alerts.forget(event.opportunityId());
    }

    @EventListener
    void won(OpportunityWon event) {
        alerts.forget(event.opportunityId());
    }

    @EventListener
    void lost(OpportunityLost event) {
        alerts.forget(event.opportunityId());
    }
}
