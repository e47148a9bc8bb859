package dev.salesflow.shared.web.api;

import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.rules.RuleVersion;
import dev.salesflow.rules.RuleVersions;
import dev.salesflow.rules.change.RuleChangeBook;
import dev.salesflow.rules.change.RuleFixture;
import dev.salesflow.rules.change.TrialRunner;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes of rule tables, each as far as the example of one call needs it. */
record RuleExamples(BeanFactory beans) {

    void make(String manager) {
        var people = new DealFixture(beans.getBean(JdbcClient.class));
        var viewers = beans.getBean(Viewers.class);
        var fixture = new RuleFixture(beans);
        var author = viewers.of(people.person("MANAGER", people.team()));
        var admin = viewers.of(people.person("ADMIN", null));
        List.of("contact-cadence", "task-grade", "case-review", "signing-window", "activity-minimum", "customer-grade")
                .forEach(table -> fixture.giveUp(admin, table));
        draft(fixture, author, "contact-cadence");
        submit(author, draft(fixture, author, "task-grade"));
        submit(author, draft(fixture, author, "case-review"));
        beans.getBean(TrialRunner.class).ask(author, draft(fixture, author, "customer-grade"));
        another("signing-window");
    }

    private UUID draft(RuleFixture fixture, Viewer author, String table) {
        return fixture.draft(author, table, 1, "note (en)", "Of the examples " + UUID.randomUUID());
    }

    private void submit(Viewer author, UUID change) {
        beans.getBean(RuleChangeBook.class).submit(author, change, "The note says more.");
    }

    private void another(String table) {
        var versions = beans.getBean(RuleVersions.class);
        var latest = versions.latest(table).orElseThrow();
        versions.add(new RuleVersion(table, latest.version() + 1, latest.source().replace("signing expected", "signing is expected"),
                RuleVersion.Origin.EDITED, "mei", Instant.now(), new RuleVersion.Approval(UUID.randomUUID(), "li", "Clearer", false, null, null)));
    }
}
