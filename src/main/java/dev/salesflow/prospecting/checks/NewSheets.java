package dev.salesflow.prospecting.checks;

import dev.salesflow.grading.Grade;
import dev.salesflow.identity.Viewer;
import dev.salesflow.prospecting.ProspectingRules;
import dev.salesflow.prospecting.SheetShareFacts;
import dev.salesflow.rules.RuleBook;
import dev.salesflow.shared.Ids;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes a sample of new sheets, as large as the table {@code sheet-check} says. Which ones is drawn from the call's id, so
 * that nobody can foresee it and a repetition draws the same.
 */
@Component
public class NewSheets {

    private final RuleBook rules;
    private final JdbcClient jdbc;
    private final Clock clock;

    NewSheets(RuleBook rules, JdbcClient jdbc, Clock clock) {
        this.rules = rules;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param grade null: not graded */
    public void made(UUID call, String grade, Viewer by) {
        var facts = new SheetShareFacts(by.role(), grade == null ? null : Grade.valueOf(grade));
        var percent = rules.decide(ProspectingRules.SHEET_CHECK, facts).row().map(row -> row.result().checkedPercent()).orElse(0);
        if (drawn(call) < percent) {
            jdbc.sql("insert into sheet_check (id, call_id, made_by, made_at) values (?, ?, ?, ?)")
                    .params(Ids.next(), call, by.login(), clock.instant().atOffset(ZoneOffset.UTC)).update();
        }
    }

    /** From 0 to 99, each as likely as the others. */
    static int drawn(UUID call) {
        return Math.floorMod(Long.hashCode(call.getLeastSignificantBits()), 100);
    }

    /** The call is taken back: nobody need check its sheet. False where somebody did already. */
    public boolean withdrawn(UUID call) {
        jdbc.sql("delete from sheet_check where call_id = ? and checked_at is null").param(call).update();
        return jdbc.sql("select not exists (select 1 from sheet_check where call_id = ?)").param(call).query(Boolean.class).single();
    }
}
