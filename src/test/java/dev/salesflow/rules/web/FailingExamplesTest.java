package dev.salesflow.rules.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.rules.RuleVersion;
import dev.salesflow.rules.RuleVersions;
import dev.salesflow.rules.change.RuleChangeBook;
import dev.salesflow.rules.change.RuleFixture;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;

/** An example that a table answers otherwise is seen where the table is reviewed and where it is read. */
@SalesflowTest
class FailingExamplesTest {

    private static final String TABLE = RuleFixture.TABLE;
    private static final String ONE_FAILS = "Examples that come out otherwise than expected: 1 of ";

    @Autowired
    MockMvc web;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Viewers viewers;
    @Autowired
    BeanFactory beans;
    @Autowired
    RuleVersions versions;

    Viewer manager;
    Viewer admin;

    @BeforeEach
    void people() {
        var people = new DealFixture(jdbc);
        manager = viewers.of(people.person("MANAGER", people.team()));
        admin = viewers.of(people.person("ADMIN", null));
        new RuleFixture(beans).giveUp(admin, TABLE);
    }

    @AfterEach
    void nothingStaysOpen() {
        new RuleFixture(beans).giveUp(admin, TABLE);
    }

    @Test
    void theirNumberStandsBesideTheApproval() throws Exception {
        var change = new RuleFixture(beans).draft(manager, TABLE, 1, "-> days", "99");
        beans.getBean(RuleChangeBook.class).submit(manager, change, "Longer");

        page("/rules/{table}/change").andExpect(content().string(containsString(ONE_FAILS)));
    }

    /** Rolled back: no other test meets the version, and it never decides. */
    @Test
    @Transactional
    void theyAreMarkedBesideTheTableThatRuns() throws Exception {
        var shipped = versions.find(TABLE, 1).orElseThrow().source();
        next(shipped);
        page("/rules/{table}").andExpect(content().string(not(containsString("finding-WARNING"))));

        next(shipped.replace("FIRST_VISIT,21", "FIRST_VISIT,99"));

        page("/rules/{table}").andExpect(content().string(containsString(ONE_FAILS))).andExpect(content().string(containsString("finding-WARNING")))
                .andExpect(content().string(containsString("Comes out as"))).andExpect(content().string(containsString("99")));
    }

    private void next(String source) {
        versions.add(new RuleVersion(TABLE, versions.latest(TABLE).orElseThrow().version() + 1, source, RuleVersion.Origin.SHIPPED, "test", Instant.now()));
    }

    private ResultActions page(String path) throws Exception {
        return web.perform(get(path, TABLE).with(user(admin.login()).roles("ADMIN")).header("Accept-Language", "en")).andExpect(status().isOk());
    }
}
