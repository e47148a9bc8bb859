package dev.salesflow.opportunity;

import dev.salesflow.opportunity.DealChange.Field;
import dev.salesflow.opportunity.KeyFact.Kind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every change of expected signing and amount; written once, never changed. */
@Component
class DealChanges {

    private final JdbcClient jdbc;

    DealChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes what differs, each with the evidence that was told with it. */
    void note(UUID deal, Known before, Known after, List<KeyFact> told, String by, Instant now) {
        if (!Objects.equals(before.expectedSigning(), after.expectedSigning())) {
            jdbc.sql("""
                            insert into deal_change (opportunity_id, field, signing_before, signing_after, evidence, changed_by, changed_at)
                            values (?, 'SIGNING', ?, ?, ?, ?, ?)""")
                    .params(deal, before.expectedSigning(), after.expectedSigning(), evidence(told, Kind.SCHEDULE), by,
                            now.atOffset(ZoneOffset.UTC)).update();
        }
        if (!sameWorth(before, after)) {
            jdbc.sql("""
                            insert into deal_change (opportunity_id, field, amount_before, amount_after, currency_before, currency_after,
                                evidence, changed_by, changed_at) values (?, 'AMOUNT', ?, ?, ?, ?, ?, ?, ?)""")
                    .params(deal, before.amount(), after.amount(), before.currency(), after.currency(), evidence(told, Kind.BUDGET), by,
                            now.atOffset(ZoneOffset.UTC)).update();
        }
    }

    DealHistory of(UUID deal) {
        return new DealHistory(jdbc.sql("select * from deal_change where opportunity_id = ? order by id desc").param(deal)
                .query((row, n) -> change(row)).list());
    }

    private static boolean sameWorth(Known before, Known after) {
        return before.amount() == null || after.amount() == null ? before.amount() == after.amount()
                : before.amount().compareTo(after.amount()) == 0 && Objects.equals(before.currency(), after.currency());
    }

    private static String evidence(List<KeyFact> told, Kind kind) {
        return told.stream().filter(fact -> fact.kind() == kind).map(KeyFact::evidence).findFirst().orElse(null);
    }

    private static DealChange change(ResultSet row) throws SQLException {
        return new DealChange(Field.valueOf(row.getString("field")), row.getObject("signing_before", LocalDate.class),
                row.getObject("signing_after", LocalDate.class), row.getObject("amount_before", BigDecimal.class),
                row.getObject("amount_after", BigDecimal.class), row.getString("currency_before"), row.getString("currency_after"),
                row.getString("evidence"), row.getString("changed_by"), row.getTimestamp("changed_at").toInstant());
    }
}
