package dev.salesflow.contract.handover;

import dev.salesflow.contract.handover.Handover.Sheet;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sheets of contracts; who may write and read one is the caller's question. */
@Component
@Transactional
public class Handovers {

    private static final int LONGEST = 4000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Handovers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Handover> of(UUID contract) {
        return jdbc.sql("select * from handover where contract_id = ?").param(contract)
                .query((row, n) -> new Handover(contract, row.getString("to_login"), row.getString("scope"), row.getString("terms"), row.getString("people"),
                        row.getString("open_items"), row.getString("handed_by"), row.getTimestamp("handed_at").toInstant(), row.getString("question"),
                        row.getTimestamp("taken_at") == null ? null : row.getTimestamp("taken_at").toInstant())).optional();
    }

    /** Once more after a question, in place of the one before. */
    public void hand(UUID contract, Sheet sheet, String by) {
        new Refusals().add(PlainText.requiredProblem("scope", sheet.scope(), LONGEST)).add(PlainText.problem("terms", sheet.terms(), LONGEST))
                .add(PlainText.problem("people", sheet.people(), LONGEST)).add(PlainText.problem("openItems", sheet.openItems(), LONGEST))
                .require(isPerson(sheet.to()), "receiver", "opportunity.noSuchPerson", PlainText.quoted(sheet.to())).throwIfAny();
        jdbc.sql("""
                        insert into handover (contract_id, to_login, scope, terms, people, open_items, handed_by, handed_at) values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (contract_id) do update set to_login = excluded.to_login, scope = excluded.scope, terms = excluded.terms,
                            people = excluded.people, open_items = excluded.open_items, handed_by = excluded.handed_by, handed_at = excluded.handed_at, taken_at = null""")
                .params(contract, sheet.to(), sheet.scope().strip(), PlainText.clean(sheet.terms()), PlainText.clean(sheet.people()),
                        PlainText.clean(sheet.openItems()), by, clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    public void take(UUID contract) {
        update("update handover set taken_at = ?, question = null where contract_id = ?", clock.instant().atOffset(ZoneOffset.UTC), contract);
    }

    public void ask(UUID contract, String question) {
        new Refusals().add(PlainText.requiredProblem("question", question, 2000)).throwIfAny();
        update("update handover set question = ? where contract_id = ?", question.strip(), contract);
    }

    private void update(String sql, Object value, UUID contract) {
        if (jdbc.sql(sql).params(value, contract).update() == 0) {
            throw Refusal.of("handover.none");
        }
    }

    private boolean isPerson(String login) {
        return jdbc.sql("select exists (select 1 from app_user where login = ? and enabled)").param(login).query(Boolean.class).single();
    }
}
