package dev.salesflow.opportunity;

import dev.salesflow.shared.Ids;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People and customers of a test's own, so that tests on one database do not meet. */

public class DealFixture {

    private final JdbcClient jdbc;

    public DealFixture(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public UUID team() {
        var id = Ids.next();
        jdbc.sql("insert into team (id, name) values (?, ?)").params(id, "team " + id).update();
        return id;
    }

    /** A login that nobody else has, for instance {@code rep-0192…}. */
    public String person(String role, UUID team) {
        var login = role.toLowerCase(java.util.Locale.ROOT) + "-" + Ids.next();
        jdbc.sql("insert into app_user (login, name, role, team_id, password) values (?, ?, ?, ?, ?)")
                .params(login, "Test " + login, role, team, "{noop}secret").update();
        return login;
    }

    public String rep() {
        return person("REP", null);
    }

    public UUID customer(String owner) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into customer (id, name, name_key, owner_login, created_at, updated_at, version)
                        values (?, ?, ?, ?, now(), now(), 1)""")
                .params(id, "Customer " + id, "customer " + id, owner).update();
        return id;
    }

    /** All six key facts with their evidence, so that no gate holds the deal. */
    public void knowsAll(UUID deal) {
        for (var kind : KeyFact.Kind.values()) {
            jdbc.sql("insert into key_fact (opportunity_id, kind, value, evidence, recorded_at) values (?, ?, 'known', 'seen', now())")
                    .params(deal, kind.name()).update();
        }
    }

    /** What {@link #listed} calls it; it stands at the top of long lists. */
    public static String thing(UUID id) {
        return "0 Thing " + id;
    }

    /** A thing of the price list, in CNY with 13 % tax within; cost without tax, null: nobody knows. */
    public UUID listed(String price, String cost) {
        var id = Ids.next();
        jdbc.sql("insert into product (id, name, kind, list_price, currency, tax_percent, cost, version) values (?, ?, 'PRODUCT', cast(? as numeric), 'CNY', 13, cast(? as numeric), 1)")
                .params(id, thing(id), price, cost).update();
        return id;
    }
}
