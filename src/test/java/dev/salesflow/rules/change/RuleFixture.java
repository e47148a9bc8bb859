package dev.salesflow.rules.change;

import dev.salesflow.identity.Viewer;
import dev.salesflow.rules.RuleBook;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.BeanFactory;

/** Puts a rule table back and shows what stands in a draft, for tests of other packages too. */
public record RuleFixture(BeanFactory beans) {

    /** A table that little else decides by, so that tests may change it. */
    public static final String TABLE = "stage-patience";

    private static DraftBook drafts(BeanFactory beans) {
        return beans.getBean(DraftBook.class);
    }

    /** No change of the table is open afterwards. */
    public void giveUp(Viewer admin, String table) {
        drafts(beans).open(table).filter(change -> change.state() != RuleChange.State.APPROVED)
                .ifPresent(change -> beans.getBean(RuleChangeBook.class).withdraw(admin, change.id()));
    }

    /** A draft with one cell changed. */
    public UUID draft(Viewer by, String table, int row, String column, String text) {
        var change = drafts(beans).begin(by, table);
        type(by, change.id(), row, column, text);
        return change.id();
    }

    public void type(Viewer by, UUID id, int row, String column, String text) {
        var line = drafts(beans).grid(drafts(beans).find(id)).rows().get(row - 1);
        drafts(beans).type(by, id, List.of(Edit.set(line.id(), column, line.cell(column), text)));
    }

    /** What the schedules do, at this moment. */
    public void publish() {
        beans.getBean(RuleBook.class).follow();
        beans.getBean(RulePublisher.class).publish();
    }

    /** Until what was approved is published or has failed; the compiler works in a thread of its own. */
    public void waitFor(UUID id) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            publish();
            return drafts(beans).find(id).state() != RuleChange.State.APPROVED;
        });
    }
}
