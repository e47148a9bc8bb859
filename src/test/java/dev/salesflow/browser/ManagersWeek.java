package dev.salesflow.browser;

import dev.salesflow.TestClock;
import dev.salesflow.coaching.TestDeals;
import dev.salesflow.coaching.effect.EffectByHand;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.opportunity.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A team on Monday morning, and the months that must pass before it is known what a coaching brought: a manager, a rep with two
 * customers nobody spoke to for long and an A deal that is hollow, and a colleague like the rep.
 */
final class ManagersWeek {

    static final String CALLED = "苏州恒泰轴承";
    static final String FORGOTTEN = "昆山精密模具";
    static final String HOLLOW = "无锡远景电机";

    final String manager;
    final String rep;
    final String colleague;

    private final JdbcClient jdbc;
    private final TestDeals deals;
    private final TestClock clock;

    ManagersWeek(TestLogins logins, JdbcClient jdbc, TestClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        deals = new TestDeals(jdbc, clock);
        var team = logins.team(null);
        manager = logins.person(Role.MANAGER, team);
        rep = logins.person(Role.REP, team);
        colleague = logins.person(Role.REP, team);
        name("app_user", "login", rep, "王芳");
        silent(CALLED, "B");
        silent(FORGOTTEN, "C");
        hollow(HOLLOW);
    }

    private void silent(String name, String grade) {
        var customer = deals.customer(rep, grade);
        name("customer", "id", customer, name);
        jdbc.sql("update contact_plan set since = since - 60 where customer_id = ?").param(customer).update();
        jdbc.sql("select plan_contacts(array[cast(? as uuid)])").param(customer).query((row, n) -> n).list();
    }

    /** Of six key facts only the budget is known, and only by hearsay. */
    private void hollow(String name) {
        var deal = deals.open(rep, "A", Stage.QUOTATION, 5, new BigDecimal("620000"), "CNY");
        deals.keyFact(deal, "BUDGET", null);
        name("customer", "id", jdbc.sql("select customer_id from opportunity where id = ?").param(deal).query(UUID.class).single(), name);
    }

    private void name(String table, String key, Object of, String name) {
        jdbc.sql("update " + table + " set name = ? where " + key + " = ?").params(name, of).update();
    }

    UUID coaching() {
        return jdbc.sql("select id from coaching_round where rep_login = ?").param(rep).query(UUID.class).single();
    }

    /** The coaching was half a year ago; before it both had two hollow deals, after it the rep had none and the colleague still two. */
    void monthsPass(BeanFactory beans) {
        jdbc.sql("update coaching_round set started_at = started_at - interval '163 days', ended_at = ended_at - interval '153 days' where id = ?")
                .param(coaching()).update();
        night(163, 2, 2);
        night(125, 0, 2);
        new EffectByHand(beans).run();
    }

    private void night(int daysAgo, int hollow, int hollowOfColleague) {
        for (var login : new String[] {rep, colleague}) {
            jdbc.sql("""
                            insert into rep_day (rep_login, day, peers, measures)
                            select login, ?, peers, jsonb_build_object('keyFactsMissing', cast(? as int)) from sales_rep where login = ?""")
                    .params(LocalDate.now(clock).minusDays(daysAgo), login.equals(rep) ? hollow : hollowOfColleague, login).update();
        }
    }
}
