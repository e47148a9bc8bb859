package dev.salesflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Among twenty thousand customers no page of the list reads all of them. */
@SalesflowTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerListIndexTest {

    private static final int CUSTOMERS = 20_000;
    private static final int REPS = 100;

    @Autowired
    JdbcClient jdbc;
    @Autowired
    CustomerList list;

    String mark;
    UUID team;
    String rep;
    String manager;

    @BeforeAll
    void manyCustomers() {
        var people = new TestPeople(jdbc);
        mark = UUID.randomUUID().toString().substring(0, 8);
        team = people.team();
        manager = people.person(Role.MANAGER, team);
        rep = people.person(Role.REP, team);
        people.person(Role.REP, team);
        jdbc.sql("""
                insert into app_user (login, name, role)
                select 'many-' || :mark || '-' || n, 'Many ' || n, 'REP' from generate_series(3, :reps) n""")
                .param("mark", mark).param("reps", REPS).update();
        jdbc.sql("""
                with reps as (select array_agg(login) as logins from app_user where login like 'many-' || :mark || '-%' or team_id = :team)
                insert into customer (id, external_id, name, name_key, industry, territory, phone, owner_login, grade, created_at, updated_at, version)
                select gen_random_uuid(), :mark || '-' || n, md5(n::text) || ' 第' || n || '工厂', :mark || n, 'Industry ' || n % 40, 'Territory ' || n % 40,
                       '+86 ' || 10000000000 + n * 7919, (select logins[1 + n % array_length(logins, 1)] from reps),
                       case n % 50 when 0 then 'A' when 1 then 'B' when 2 then null else 'D' end, now(), now(), 1
                from generate_series(1, :customers) n""")
                .param("mark", mark).param("team", team).param("customers", CUSTOMERS).update();
        jdbc.sql("""
                insert into contact (id, customer_id, name, mobile, version)
                select gen_random_uuid(), id, '王' || right(external_id, 4), phone, 1 from customer where name_key like :mark || '%'""")
                .param("mark", mark).update();
        jdbc.sql("vacuum analyze customer").update();
        jdbc.sql("vacuum analyze contact").update();
        jdbc.sql("analyze app_user").update();
    }

    @AfterAll
    void noneOfThem() {
        jdbc.sql("delete from customer where name_key like :mark || '%'").param("mark", mark).update();
        jdbc.sql("vacuum analyze customer").update();
        jdbc.sql("vacuum analyze contact").update();
    }

    @ParameterizedTest
    // query, grade, territory, industry, order
    @CsvSource(nullValues = "-", value = {
            "-, -, -, -, name", "-, -, -, -, grade", "-, -, -, -, newest",
            "第19999, -, -, -, name", "王9999, -, -, -, name", "326749, -, -, -, newest", "x, -, -, -, name",
            "-, A, -, -, name", "-, none, -, -, name", "-, A, -, -, grade",
            "-, -, Territory 7, -, name", "-, -, -, Industry 7, newest", "-, B, Territory 1, Industry 1, name",
    })
    void readsNoPageByGoingThroughAllCustomers(String query, String grade, String territory, String industry, String sort) {
        var filter = new CustomerFilter(query, grade, null, territory, industry, sort);

        for (var viewer : new Viewer[] {rep(), manager(), admin()}) {
            var search = CustomerList.search(filter, viewer);
            assertThat(plan(CustomerList.rowsSql(search, filter.order()), search)).as(viewer.role() + " rows").doesNotContain("Seq Scan on customer");
            if (viewer.seesEverything() && filter.isEmpty()) {
                // How many there are in all is counted one by one, whichever way PostgreSQL finds cheaper.
                continue;
            }
            assertThat(plan(CustomerList.countSql(search), search)).as(viewer.role() + " count").doesNotContain("Seq Scan on customer");
        }
    }

    @Test
    void looksForACommonWordAmongARepsOwnCustomersAlone() {
        var filter = new CustomerFilter("工厂", null, null, null, null, null);
        var search = CustomerList.search(filter, rep());

        assertThat(plan(CustomerList.rowsSql(search, filter.order()), search)).doesNotContain("Seq Scan on customer");
    }

    @Test
    void findsTheOneAmongThem() {
        var found = list.find(new CustomerFilter("第19999工", null, null, null, null, null), new Page.Request(0, 50), admin());

        assertThat(found.items()).singleElement().satisfies(row -> assertThat(row.externalId()).isEqualTo(mark + "-19999"));
        assertThat(found.total()).isEqualTo(1);
    }

    @Test
    void countsAllOfThemOnALaterPage() {
        long total = jdbc.sql("select count(*) from customer where owner_login = ?").param(rep).query(Long.class).single();

        var found = list.find(new CustomerFilter("工厂", null, null, null, null, null), new Page.Request(3, 50), rep());

        assertThat(found.items()).hasSize((int) total - 150);
        assertThat(found.total()).isEqualTo(total);
    }

    private String plan(String sql, CustomerList.Search search) {
        var parameters = new HashMap<String, Object>(Map.of("size", 50, "offset", 0L));
        parameters.putAll(search.parameters());
        return String.join("\n", jdbc.sql("explain " + sql).params(parameters).query(String.class).list());
    }

    private Viewer rep() {
        return new Viewer(rep, Role.REP, Set.of());
    }

    private Viewer manager() {
        return new Viewer(manager, Role.MANAGER, Set.of(team));
    }

    private static Viewer admin() {
        return new Viewer("admin", Role.ADMIN, Set.of());
    }
}
