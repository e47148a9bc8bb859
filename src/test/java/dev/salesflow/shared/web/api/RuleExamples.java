package dev.salesflow.shared.web.api;

import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.rules.RuleTable;
import dev.salesflow.rules.RuleVersion;
import dev.salesflow.rules.RuleVersions;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.RuleChangeBook;
import dev.salesflow.rules.change.RuleFixture;
import dev.salesflow.rules.change.TrialRunner;
import java.time.Instant;
import java.util.ArrayList;
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
        List.of("contact-cadence", "task-grade", "case-review", "discount-limit", "activity-minimum", "customer-grade", "fact-freshness", "needs-match", "customer-tier")
                .forEach(table -> fixture.giveUp(admin, table));
        draft(fixture, author, "contact-cadence");
        draft(fixture, author, "fact-freshness");
        submit(author, draft(fixture, author, "task-grade"));
        submit(author, draft(fixture, author, "case-review"));
        submit(author, draft(fixture, author, "needs-match"));
        draft(fixture, author, "customer-tier");
        beans.getBean(TrialRunner.class).ask(author, draft(fixture, author, "customer-grade"));
        another("discount-limit");
    }

    private UUID draft(RuleFixture fixture, Viewer author, String table) {
        return fixture.draft(author, table, 1, "note (en)", "Of the examples " + UUID.randomUUID());
    }

    private void submit(Viewer author, UUID change) {
        beans.getBean(RuleChangeBook.class).submit(author, change, "The note says more.");
    }

    /** Of a table that no record is decided by anew. */
    private void another(String table) {
        var versions = beans.getBean(RuleVersions.class);
        var drafts = beans.getBean(DraftBook.class);
        var latest = versions.latest(table).orElseThrow();
        var before = drafts.read(latest);
        var cells = new ArrayList<List<String>>(before.grid());
        var first = new ArrayList<>(cells.get(1));
        first.set(cells.get(0).indexOf("note (en)"), "Of the examples");
        cells.set(1, first);
        versions.add(new RuleVersion(table, latest.version() + 1, RuleTable.draft(before.contract(), before.policy(), cells).canonical(),
                RuleVersion.Origin.EDITED, "mei", Instant.now(), new RuleVersion.Approval(UUID.randomUUID(), "li", "Clearer", false, null, null)));
    }
}
