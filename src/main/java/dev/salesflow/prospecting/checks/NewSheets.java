package dev.salesflow.prospecting.checks;

import dev.salesflow.grading.Grade;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.prospecting.ProspectingRules;
import dev.salesflow.prospecting.SheetOrigin;
import dev.salesflow.prospecting.SheetShareFacts;
import dev.salesflow.prospecting.SheetShareFacts.Share;
import dev.salesflow.rules.RuleBook;
import dev.salesflow.shared.Ids;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes a sample of new sheets, as large as the table {@code sheet-check} says. Which ones is drawn from the id of the call
 * or the customer, so that nobody can foresee it and a repetition draws the same.
 */
@Component
public class NewSheets {

    private static final String SHARES = """
            with share as (select * from unnest(cast(:grades as text[]), cast(:percents as integer[]), cast(:mosts as integer[])) as s (grade, percent, most))\s""";

    /** Of many the ones drawn first, so that the sample of a list is one of the whole list, however many portions it comes in. */
    private static final String SAMPLE = SHARES + """
            insert into sheet_check (id, customer_id, origin, made_by, made_at)
            select gen_random_uuid(), n.id, :origin, :by, :at from (
                select c.id, s.most, row_number() over (partition by s.grade order by sheet_draw(c.id)) as place
                from customer c join share s on s.grade = coalesce(c.grade, '') where c.id = any(:customers) and sheet_draw(c.id) % 100 < s.percent) n
            where n.most is null or n.place <= n.most""";

    /** Never one that somebody is checking: it was drawn, and is not waited for either, because its check waits for customers of the list. */
    private static final String TRIM = SHARES + """
            delete from sheet_check where id in (
                select k.id from sheet_check k join (
                    select w.id, s.most, row_number() over (partition by s.grade order by sheet_draw(w.customer_id)) as place
                    from sheet_check w join customer c on c.id = w.customer_id join share s on s.grade = coalesce(c.grade, '')
                    where w.made_by = :by and w.checked_at is null and w.origin = :origin) n on n.id = k.id
                where n.place > n.most and k.checked_at is null for update of k skip locked)""";

    private final RuleBook rules;
    private final JdbcClient jdbc;
    private final Clock clock;

    NewSheets(RuleBook rules, JdbcClient jdbc, Clock clock) {
        this.rules = rules;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param grade null: not graded */
    public void made(UUID call, UUID customer, String grade, Viewer by) {
        var facts = new SheetShareFacts(SheetOrigin.CALL, by.role(), grade == null ? null : Grade.valueOf(grade));
        var percent = rules.decide(ProspectingRules.SHEET_CHECK, facts).row().map(row -> row.result().checkedPercent()).orElse(0);
        if (drawn(call) < percent) {
            jdbc.sql("insert into sheet_check (id, call_id, customer_id, origin, made_by, made_at) values (?, ?, ?, 'CALL', ?, ?)")
                    .params(Ids.next(), call, customer, by.login(), now()).update();
        }
    }

    /** However many, in two statements; whoever is nobody of ours made no sheet. */
    void arrived(Collection<UUID> customers, SheetOrigin origin, String by) {
        var role = jdbc.sql("select role from app_user where login = ?").param(by).query(Role.class).optional();
        role.ifPresent(maker -> {
            var parameters = shares(origin, maker);
            parameters.putAll(Map.of("origin", origin.name(), "by", by, "at", now()));
            jdbc.sql(SAMPLE).params(parameters).param("customers", customers.toArray(UUID[]::new)).update();
            jdbc.sql(TRIM).params(parameters).update();
        });
    }

    /** What the table says of each grade; an empty text stands for none. */
    private Map<String, Object> shares(SheetOrigin origin, Role role) {
        var grades = new ArrayList<>(Arrays.asList(Grade.values()));
        grades.add(null);
        var shares = rules.decideAll(ProspectingRules.SHEET_CHECK, grades.stream().map(grade -> new SheetShareFacts(origin, role, grade)).toList())
                .stream().map(decision -> decision.row().map(row -> row.result())).toList();
        var parameters = new HashMap<String, Object>();
        parameters.put("grades", grades.stream().map(grade -> grade == null ? "" : grade.name()).toArray(String[]::new));
        parameters.put("percents", numbers(shares, Share::checkedPercent));
        parameters.put("mosts", numbers(shares, share -> share.mostWaiting(origin)));
        return parameters;
    }

    private static Integer[] numbers(List<Optional<Share>> shares, Function<Share, Integer> number) {
        return shares.stream().map(share -> share.map(number).orElse(null)).toArray(Integer[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
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
