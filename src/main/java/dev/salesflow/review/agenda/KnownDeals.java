package dev.salesflow.review.agenda;

import dev.salesflow.opportunity.FactAge;
import dev.salesflow.opportunity.FactFreshness;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.alert.DealAlerts;
import dev.salesflow.opportunity.alert.Mark;
import dev.salesflow.review.agenda.CaseKnowledge.Alert;
import dev.salesflow.review.agenda.CaseKnowledge.Deal;
import dev.salesflow.review.agenda.CaseKnowledge.Fact;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deals of many cases with their key facts and alerts, in three statements and one question to the table {@code fact-freshness}. */
@Component
class KnownDeals {

    private static final String DEALS = Looked.SQL + """
            select o.*, cast(o.stage_entered_at at time zone :zone as date) as entered_on from looked l join opportunity o on o.customer_id = l.customer_id
            where o.owner_login = :rep and (o.outcome = 'OPEN' or o.closed_on >= cast(l.since at time zone :zone as date))
            order by o.outcome <> 'OPEN', o.amount desc nulls last, o.id""";

    private record Row(UUID id, UUID customerId, String outcome, Stage stage, boolean paused, BigDecimal amount, String currency,
            LocalDate expectedSigning, LocalDate enteredOn, LocalDate closedOn) {
    }

    private record Said(UUID opportunityId, KeyFact.Kind kind, String value, String evidence, LocalDate on) {
    }

    private final FactFreshness freshness;
    private final DealAlerts alerts;
    private final JdbcClient jdbc;
    private final Clock clock;

    KnownDeals(FactFreshness freshness, DealAlerts alerts, JdbcClient jdbc, Clock clock) {
        this.freshness = freshness;
        this.alerts = alerts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By customer. */
    Map<UUID, List<Deal>> of(Looked looked) {
        var zone = clock.getZone().getId();
        var rows = jdbc.sql(DEALS).params(looked.parameters()).param("zone", zone).query(Row.class).list();
        var ids = rows.stream().map(Row::id).toList();
        var said = jdbc.sql("""
                        select opportunity_id, kind, value, evidence, coalesce(said_on, cast(recorded_at at time zone :zone as date)) as "on"
                        from key_fact where opportunity_id = any(:deals)""")
                .param("deals", ids.toArray(UUID[]::new)).param("zone", zone).query(Said.class).list().stream()
                .collect(Collectors.groupingBy(Said::opportunityId));
        var marks = alerts.of(ids);
        var days = freshness.days();
        var deals = new LinkedHashMap<UUID, List<Deal>>();
        rows.forEach(row -> deals.computeIfAbsent(row.customerId(), id -> new ArrayList<>())
                .add(deal(row, said.getOrDefault(row.id(), List.of()), marks.getOrDefault(row.id(), List.of()), days)));
        return deals;
    }

    private Deal deal(Row row, List<Said> said, List<Mark> marks, Map<FactAge, Integer> days) {
        var until = row.closedOn() == null ? LocalDate.now(clock) : row.closedOn();
        var facts = Arrays.stream(KeyFact.Kind.values()).map(kind -> fact(row, kind, said, days.get(new FactAge(kind, row.stage())))).toList();
        return new Deal(row.id(), row.outcome(), row.stage(), Math.max(0, ChronoUnit.DAYS.between(row.enteredOn(), until)), row.paused(), row.amount(),
                row.currency(), row.expectedSigning(), facts,
                marks.stream().map(mark -> new Alert(mark.level(), mark.reason().en(), mark.reason().zh())).toList());
    }

    private Fact fact(Row deal, KeyFact.Kind kind, List<Said> said, Integer days) {
        var found = said.stream().filter(one -> one.kind() == kind).findFirst();
        if (found.isEmpty()) {
            var guess = guess(deal, kind);
            return new Fact(kind, guess == null ? Fact.State.MISSING : Fact.State.UNPROVEN, guess, null);
        }
        var fact = found.get();
        var unproven = fact.evidence() == null || fact.evidence().isBlank();
        var stale = days != null && fact.on().plusDays(days).isBefore(LocalDate.now(clock));
        return new Fact(kind, unproven ? Fact.State.UNPROVEN : stale ? Fact.State.STALE : Fact.State.SOLID, fact.value(), fact.evidence());
    }

    /** A day or an amount that nobody gave grounds for. */
    private static String guess(Row deal, KeyFact.Kind kind) {
        return switch (kind) {
            case SCHEDULE -> deal.expectedSigning() == null ? null : deal.expectedSigning().toString();
            case BUDGET -> deal.amount() == null ? null : deal.amount().toPlainString() + (deal.currency() == null ? "" : " " + deal.currency());
            default -> null;
        };
    }
}
