package dev.salesflow.opportunity;

import dev.salesflow.customer.HeldCustomers;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.RecordKey;
import dev.salesflow.shared.RowIntake;
import dev.salesflow.shared.RowIntake.Column;
import dev.salesflow.shared.RowIntake.Difference;
import dev.salesflow.shared.RowIntakeRun;
import dev.salesflow.shared.RowOutcome;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes many deals in at once, by their external id or record key; without one, a row that agrees in customer, product, owner, dates
 * and amount is the same deal. A known deal keeps its stage, outcome and owner: those move by its process only. No event
 * or process per row; open deals without a process are started in the background.
 */
@Component
public class OpportunityIntake {

    /** A deal as a list gives it; stage and outcome are always there, a closed one has its closing day. */
    public record Listed(String externalId, UUID customerId, UUID productId, String owner, Stage stage, Outcome outcome,
            LocalDate startedOn, LocalDate closedOn, LocalDate expectedSigning, BigDecimal amount, String currency,
            String lostReason, String competitor, String note) {
    }

    private static final String OTHER_AMOUNT = """
            coalesce(i.amount, o.amount) is not null and (i.amount is distinct from o.amount and i.amount is not null or i.currency <> o.currency)""";
    private static final String SAME = """
            case when t.external_id = i.external_id or t.customer_id <> i.customer_id then 'externalId' else concat_ws(' ', 'customer',
                case when i.product_id is not null then 'product' end, case when i.owner_login is not null then 'owner' end,
                case when i.started_on is not null then 'startedOn' end, case when i.closed_on is not null then 'closedOn' end,
                case when i.amount is not null then 'amount' end) end""";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final HeldCustomers customers;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final List<Column<Listed>> columns;

    OpportunityIntake(JdbcTemplate jdbc, JdbcClient client, HeldCustomers customers, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.client = client;
        this.customers = customers;
        this.events = events;
        this.clock = clock;
        this.columns = List.of(
                Column.kept("external_id", "externalId", Listed::externalId), Column.kept("customer_id", null, Listed::customerId),
                Column.of("product_id", "product", Listed::productId), Column.kept("owner_login", "owner", Listed::owner),
                Column.kept("stage", "stage", Listed::stage), Column.kept("outcome", "outcome", Listed::outcome),
                Column.kept("stage_entered_at", null, this::enteredStage), Column.of("started_on", "startedOn", Listed::startedOn),
                Column.kept("closed_on", "closedOn", Listed::closedOn), Column.of("expected_signing", "expectedSigning", Listed::expectedSigning),
                Column.of("amount", "amount", Listed::amount), Column.of("currency", "currency", Listed::currency),
                Column.of("lost_reason", "lostReason", Listed::lostReason), Column.of("competitor", "competitor", Listed::competitor),
                Column.of("note", "note", Listed::note));
    }

    /** One outcome per row, in their order. Customers, products and owners must exist. */
    @Transactional
    public List<RowOutcome> take(List<Listed> rows, Viewer by, EarlierRows earlier) {
        var intake = new RowIntake<>(jdbc, "opportunity", columns);
        var run = new RowIntakeRun<>(intake, rows, earlier);
        run.refuse(customers.hold(intake.stage()));
        match();
        run.refuse(ofOthers(by));
        run.matched(SAME);
        run.refuse(closedHere(run.differences()));
        var now = Timestamp.from(clock.instant());
        intake.insertNew(", created_at, updated_at, version", ", ?, ?, 1", now, now);
        jdbc.update("insert into stage_stay (opportunity_id, stage, entered_at, entered_by) select new_id, stage, stage_entered_at, ?"
                + " from opportunity_intake where match_id is null and outcome = 'OPEN'", by.login());
        noteChanges(by, now);
        intake.update(run.changed(), ", version = t.version + 1, updated_at = ?", now);
        var created = run.created();
        var changed = run.updated();
        if (!created.isEmpty() || !changed.isEmpty()) {
            events.publishEvent(new OpportunitiesTakenIn(created, changed, by.login()));
        }
        return run.outcomes("imports.remark.kept");
    }

    /** As {@link DealChanges} notes them, for all rows at once; what spoke for another day or amount does not speak for the list's. */
    private void noteChanges(Viewer by, Timestamp now) {
        jdbc.update("""
                update key_fact k set value = cast(i.expected_signing as text), evidence = null, said_by = null, said_on = null, confidence = null,
                    recorded_by = ?, recorded_at = ?
                from opportunity_intake i join opportunity o on o.id = i.match_id
                where k.opportunity_id = o.id and k.kind = 'SCHEDULE' and i.expected_signing <> coalesce(o.expected_signing, 'infinity')""", by.login(), now);
        // As DealFacts says an amount. What the customer said of the budget otherwise stays beside the amount, as with a paper of ours.
        jdbc.update("""
                update key_fact k set value = trim_scale(coalesce(i.amount, o.amount)) || coalesce(' ' || coalesce(i.currency, o.currency), ''),
                    evidence = null, said_by = null, said_on = null, confidence = null, recorded_by = ?, recorded_at = ?
                from opportunity_intake i join opportunity o on o.id = i.match_id
                where k.opportunity_id = o.id and k.kind = 'BUDGET' and k.value = trim_scale(o.amount) || coalesce(' ' || o.currency, '')
                    and\s""" + OTHER_AMOUNT, by.login(), now);
        jdbc.update("""
                insert into deal_change (opportunity_id, field, signing_before, signing_after, changed_by, changed_at)
                select o.id, 'SIGNING', o.expected_signing, i.expected_signing, ?, ? from opportunity_intake i
                join opportunity o on o.id = i.match_id where i.expected_signing <> coalesce(o.expected_signing, 'infinity')""", by.login(), now);
        jdbc.update("""
                insert into deal_change (opportunity_id, field, amount_before, amount_after, currency_before, currency_after, changed_by, changed_at)
                select o.id, 'AMOUNT', o.amount, coalesce(i.amount, o.amount), o.currency, coalesce(i.currency, o.currency), ?, ?
                from opportunity_intake i join opportunity o on o.id = i.match_id
                where\s""" + OTHER_AMOUNT, by.login(), now);
    }

    /** Lists know when a deal began and ended, not its stages: an open one counts as in its stage since it began. */
    private Object enteredStage(Listed row) {
        var day = row.outcome() == Outcome.OPEN ? row.startedOn() : row.closedOn();
        return day == null ? clock.instant() : day.atStartOfDay(clock.getZone()).toInstant();
    }

    private void match() {
        jdbc.update("""
                update opportunity_intake i set match_id = case when i.external_id is not null
                    then coalesce((select o.id from opportunity o where o.external_id = i.external_id),
                        (select o.id from opportunity o where o.id = %1$s))
                    else (select o.id from opportunity o where o.customer_id = i.customer_id
                        and o.product_id is not distinct from i.product_id and o.owner_login is not distinct from i.owner_login
                        and o.started_on is not distinct from i.started_on and o.closed_on is not distinct from i.closed_on
                        and o.amount is not distinct from i.amount
                        order by o.id limit 1) end""".formatted(RecordKey.idSql("i.external_id")));
        jdbc.update("update opportunity_intake i set external_id = null where i.match_id = " + RecordKey.idSql("i.external_id"));
    }

    private Map<Integer, RowOutcome> ofOthers(Viewer by) {
        if (by.seesEverything()) {
            return Map.of();
        }
        var refused = new HashMap<Integer, RowOutcome>();
        client.sql("select i.n from opportunity_intake i join opportunity o on o.id = i.match_id where not coalesce("
                        + OpportunityBook.changes(by) + ", false)")
                .params(by.parameters()).query(Integer.class).list()
                .forEach(n -> refused.put(n, RowOutcome.failed("externalId", "imports.reason.othersOpportunity")));
        return refused;
    }

    /** A deal that ended in the daily work moves no more: its contract or its loss stands. One that came closed is what its list says. */
    private Map<Integer, RowOutcome> closedHere(List<Difference> differences) {
        var closed = Set.copyOf(client.sql("""
                        select o.id from opportunity o where o.id = any(:ids) and o.outcome <> 'OPEN'
                            and exists (select 1 from stage_stay s where s.opportunity_id = o.id)""")
                .param("ids", differences.stream().map(Difference::id).distinct().toArray(UUID[]::new)).query(UUID.class).list());
        var refused = new HashMap<Integer, RowOutcome>();
        differences.stream().filter(d -> closed.contains(d.id()))
                .forEach(d -> refused.putIfAbsent(d.n(), RowOutcome.failed(d.field(), "imports.reason.closedHere")));
        return refused;
    }
}
