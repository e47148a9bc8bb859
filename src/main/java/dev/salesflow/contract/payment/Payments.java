package dev.salesflow.contract.payment;

import dev.salesflow.contract.payment.Instalment.Receipt;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Money;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map.Entry;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The instalments of contracts and their receipts. Whether a contract still takes any is its own question. */
@Component
@Transactional
public class Payments {

    private final JdbcClient jdbc;
    private final Clock clock;

    Payments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the order in which they are due. */
    @Transactional(readOnly = true)
    public List<Instalment> of(UUID contract) {
        var receipts = jdbc.sql("""
                        select r.* from contract_receipt r join contract_instalment i on i.id = r.instalment_id where i.contract_id = ?
                        order by r.received_on, r.id""").param(contract)
                .query((row, n) -> java.util.Map.entry(row.getObject("instalment_id", UUID.class), new Receipt(row.getObject("id", UUID.class),
                        row.getObject("received_on", LocalDate.class), row.getBigDecimal("amount"), row.getString("note"), row.getString("recorded_by"))))
                .list().stream().collect(Collectors.groupingBy(Entry::getKey, Collectors.mapping(Entry::getValue, Collectors.toList())));
        return jdbc.sql("select * from contract_instalment where contract_id = ? order by due_on, number").param(contract)
                .query((row, n) -> new Instalment(row.getObject("id", UUID.class), row.getInt("number"), row.getObject("due_on", LocalDate.class),
                        row.getBigDecimal("amount"), row.getString("note"), row.getBigDecimal("received"),
                        receipts.getOrDefault(row.getObject("id", UUID.class), List.of()))).list();
    }

    /** The plan is exactly this from now on; the contract is locked by the caller. */
    public void plan(UUID contract, BigDecimal amount, LocalDate signedOn, List<Planned> plan) {
        var known = of(contract);
        PaymentPlan.check(plan, amount, currency(contract), signedOn, known);
        var numbers = plan.stream().map(Planned::number).filter(java.util.Objects::nonNull).toList();
        known.stream().filter(one -> !numbers.contains(one.number()))
                .forEach(one -> jdbc.sql("delete from contract_instalment where id = ?").param(one.id()).update());
        var byNumber = new HashMap<Integer, UUID>();
        known.forEach(one -> byNumber.put(one.number(), one.id()));
        var next = known.stream().mapToInt(Instalment::number).max().orElse(0) + 1;
        for (var one : PaymentPlan.byDay(plan)) {
            var id = byNumber.get(one.number());
            if (id == null) {
                jdbc.sql("insert into contract_instalment (id, contract_id, number, due_on, amount, note) values (?, ?, ?, ?, ?, ?)")
                        .params(Ids.next(), contract, next++, one.due(), one.amount(), PlainText.clean(one.note())).update();
            } else {
                jdbc.sql("update contract_instalment set due_on = ?, amount = ?, note = ? where id = ?")
                        .params(one.due(), one.amount(), PlainText.clean(one.note()), id).update();
            }
        }
    }

    /**
     * Notes money for an instalment; more than is open is refused.
     *
     * @param receipt names it: however often it arrives, it is noted once
     * @return whether it is new
     */
    public boolean receive(UUID contract, UUID receipt, int number, BigDecimal amount, LocalDate on, String note, String by) {
        var one = hold(contract, number);
        if (jdbc.sql("select exists (select 1 from contract_receipt where id = ?)").param(receipt).query(Boolean.class).single()) {
            return false;
        }
        var currency = currency(contract);
        var signedOn = jdbc.sql("select signed_on from contract where id = ?").param(contract).query(LocalDate.class).single();
        new Refusals().require(amount != null, "amount", "error.required")
                .require(amount == null || PaymentPlan.isPayable(amount, currency), "amount", "contract.plan.amount", currency, Money.digits(currency))
                .require(amount == null || amount.compareTo(one.open()) <= 0, "amount", "contract.receipt.tooMuch", Money.said(one.open(), currency))
                .require(on != null, "on", "error.required").require(on == null || !on.isAfter(LocalDate.now(clock)), "on", "opportunity.notYet")
                .require(on == null || !PaymentPlan.isTooEarly(on, signedOn), "on", "contract.plan.tooEarly", signedOn)
                .add(PlainText.problem("note", note, 200)).throwIfAny();
        jdbc.sql("insert into contract_receipt (id, instalment_id, received_on, amount, note, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(receipt, one.id(), on, amount, PlainText.clean(note), by, clock.instant().atOffset(ZoneOffset.UTC)).update();
        addUp(one.id());
        return true;
    }

    /** Takes a receipt back that was noted by mistake, and says how much it was. */
    public BigDecimal takeBack(UUID contract, UUID receipt) {
        var one = of(contract).stream().filter(instalment -> instalment.receipts().stream().anyMatch(paid -> paid.id().equals(receipt))).findFirst()
                .orElseThrow(() -> new NotFound("receipt", receipt));
        hold(contract, one.number());
        var amount = jdbc.sql("delete from contract_receipt where id = ? returning amount").param(receipt).query(BigDecimal.class).optional()
                .orElseThrow(() -> new NotFound("receipt", receipt));
        addUp(one.id());
        return amount;
    }

    private String currency(UUID contract) {
        return jdbc.sql("select currency from contract where id = ?").param(contract).query(String.class).single();
    }

    private void addUp(UUID instalment) {
        jdbc.sql("update contract_instalment set received = coalesce((select sum(amount) from contract_receipt where instalment_id = ?), 0) where id = ?")
                .params(instalment, instalment).update();
    }

    private Instalment hold(UUID contract, int number) {
        jdbc.sql("select id from contract_instalment where contract_id = ? and number = ? for update").params(contract, number).query(UUID.class).optional()
                .orElseThrow(() -> Refusal.ofField("number", "contract.noSuchInstalment", number));
        return of(contract).stream().filter(one -> one.number() == number).findFirst().orElseThrow();
    }
}
