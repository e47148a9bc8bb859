package dev.salesflow.rules.change;

import dev.salesflow.identity.Viewer;
import dev.salesflow.rules.Finding;
import dev.salesflow.rules.RuleVersion;
import dev.salesflow.rules.RuleVersions;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a draft: submitted, reviewed by another person, published, given up; and who may do what. */
@Component
public class RuleChangeBook {

    private static final int LONGEST_TEXT = 1_000;

    private final RuleChanges changes;
    private final DraftBook drafts;
    private final RuleVersions versions;
    private final RuleRights rights;
    private final RuleEvents record;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RuleChangeBook(RuleChanges changes, DraftBook drafts, RuleVersions versions, RuleRights rights, RuleEvents record,
            ApplicationEventPublisher events, Clock clock) {
        this.changes = changes;
        this.drafts = drafts;
        this.versions = versions;
        this.rights = rights;
        this.record = record;
        this.events = events;
        this.clock = clock;
    }

    /** Only a table that can be read goes on; what is wrong is told cell by cell. */
    @Transactional
    public void submit(Viewer by, UUID id, String reason) {
        var change = drafts.lock(id);
        drafts.mustEdit(by, change.table());
        change.submit(source(change), drafts.latest(change.table()).version(), text("reason", reason), by.login(), clock.instant());
        changes.save(change);
        note(change, null, RuleEvents.Kind.SUBMITTED, by.login(), change.reason());
        events.publishEvent(new RuleChangeSubmitted(id, change.table(), by.login(), onlyReviewer(change)));
    }

    private String onlyReviewer(RuleChange change) {
        var authors = drafts.authors(change);
        var named = rights.named(change.table(), RuleRights.Kind.APPROVE).stream().filter(login -> !authors.contains(login)).toList();
        return named.size() == 1 ? named.get(0) : null;
    }

    private String source(RuleChange change) {
        var findings = drafts.soundness(change).findings().stream().filter(f -> f.severity() == Finding.Severity.ERROR).count();
        if (findings > 0) {
            throw Refusal.of("rules.change.unsound", findings);
        }
        var source = drafts.table(change).canonical();
        if (source.equals(drafts.latest(change.table()).source()) && !drafts.changesExamples(change)) {
            throw Refusal.of("rules.change.nothing");
        }
        return source;
    }

    /** Back to typing, before anybody decided. */
    @Transactional
    public void takeBack(Viewer by, UUID id) {
        var change = drafts.lock(id);
        drafts.mustEdit(by, change.table());
        change.takeBack();
        changes.save(change);
        note(change, null, RuleEvents.Kind.TAKEN_BACK, by.login(), null);
        events.publishEvent(new RuleChangeTakenBack(id));
    }

    /** Any of these steps of a change as the person has seen it: refused where it was taken back or typed on since. */
    @Transactional
    public void at(int seen, UUID id, Runnable step) {
        drafts.lock(id).mustBeAt(seen);
        step.run();
    }

    /** Never by somebody who typed in it. */
    @Transactional
    public void approve(Viewer by, UUID id, String comment) {
        var change = drafts.lock(id);
        mustApprove(by, change.table());
        PlainText.problem("comment", comment, LONGEST_TEXT).ifPresent(problem -> {
            throw problem;
        });
        change.approve(drafts.authors(change), PlainText.cleanLines(comment), by.login(), clock.instant());
        changes.save(change);
        note(change, null, RuleEvents.Kind.APPROVED, by.login(), change.comment());
        events.publishEvent(new RuleChangeDecided(id, true, false));
    }

    @Transactional
    public void reject(Viewer by, UUID id, String reason) {
        var change = drafts.lock(id);
        mustApprove(by, change.table());
        if (reason == null || reason.isBlank()) {
            throw Refusal.ofField("comment", "rules.change.noReason");
        }
        change.reject(text("comment", reason), by.login(), clock.instant());
        changes.save(change);
        note(change, null, RuleEvents.Kind.REJECTED, by.login(), change.comment());
        events.publishEvent(new RuleChangeDecided(id, false, false));
    }

    /** An administrator publishes alone, because it cannot wait; the version says so for ever. */
    @Transactional
    public void override(Viewer by, UUID id, String reason) {
        if (!by.seesEverything()) {
            throw new AccessDeniedException("only an administrator may override");
        }
        var change = drafts.lock(id);
        change.override(source(change), drafts.latest(change.table()).version(), text("reason", reason), by.login(), clock.instant());
        changes.save(change);
        note(change, null, RuleEvents.Kind.OVERRIDDEN, by.login(), change.reason());
        events.publishEvent(new RuleChangeDecided(id, true, true));
    }

    /** An earlier version's content waits for review at once. */
    @Transactional
    public UUID goBack(Viewer by, String table, int version, String reason) {
        var change = drafts.restore(by, table, version);
        submit(by, change.id(), reason);
        return change.id();
    }

    @Transactional
    public void withdraw(Viewer by, UUID id) {
        var change = drafts.lock(id);
        drafts.mustEdit(by, change.table());
        change.withdraw();
        changes.save(change);
        note(change, null, RuleEvents.Kind.WITHDRAWN, by.login(), null);
        events.publishEvent(new RuleChangeTakenBack(id));
    }

    /** Goes on although another version was published since; the person has seen what differs. */
    @Transactional
    public void goOn(Viewer by, UUID id) {
        var change = drafts.lock(id);
        drafts.mustEdit(by, change.table());
        change.standOn(drafts.latest(change.table()).version());
        changes.save(change);
        note(change, change.baseVersion(), RuleEvents.Kind.GONE_ON, by.login(), null);
    }

    /** Once the nodes have compiled it. */
    @Transactional
    void publish(UUID id) {
        var change = drafts.lock(id);
        versions.lock(change.table());
        var latest = drafts.latest(change.table()).version();
        if (change.state() != RuleChange.State.APPROVED) {
            return;
        }
        if (latest != change.baseVersion()) {
            fail(change, "version " + latest + " was published since");
            return;
        }
        change.publish(latest + 1);
        // Alone and for ever: the name beside an emergency is the administrator's, not that of whoever typed.
        var by = change.emergency() ? change.decidedBy() : change.submittedBy();
        versions.add(new RuleVersion(change.table(), latest + 1, change.source(), RuleVersion.Origin.EDITED, by,
                clock.instant(), new RuleVersion.Approval(id, change.emergency() ? null : change.decidedBy(), change.reason(),
                change.emergency(), change.restores(), change.examples())));
        changes.save(change);
        note(change, latest + 1, RuleEvents.Kind.PUBLISHED, by, change.reason());
        events.publishEvent(new RuleChangePublished(id, change.table(), latest + 1));
    }

    /** What cannot run never becomes live. */
    @Transactional
    void fail(UUID id, String why) {
        var change = drafts.lock(id);
        if (change.state() == RuleChange.State.APPROVED) {
            fail(change, why);
        }
    }

    private void fail(RuleChange change, String why) {
        change.fail(why);
        changes.save(change);
        note(change, null, RuleEvents.Kind.FAILED, change.submittedBy(), why);
        events.publishEvent(new RuleChangeFailed(change.id()));
    }

    /** An administrator names who may; nobody named: every manager. */
    @Transactional
    public void name(Viewer by, String table, RuleRights.Kind kind, Set<String> logins) {
        drafts.contract(table);
        if (!by.seesEverything()) {
            throw new AccessDeniedException("only an administrator may give rights");
        }
        new Refusals().require(rights.areManagers(logins), kind.name(), "error.notAChoice").throwIfAny();
        rights.name(table, kind, logins);
        record.add(table, null, null, RuleEvents.Kind.RIGHTS, by.login(), kind + ": " + String.join(", ", logins));
    }

    private void mustApprove(Viewer viewer, String table) {
        if (!rights.may(viewer, RuleRights.Kind.APPROVE, table)) {
            throw new AccessDeniedException("may not approve " + table);
        }
    }

    private void note(RuleChange change, Integer version, RuleEvents.Kind kind, String by, String detail) {
        record.add(change.table(), change.id(), version, kind, by, detail);
    }

    private static String text(String field, String text) {
        PlainText.requiredProblem(field, text, LONGEST_TEXT).ifPresent(problem -> {
            throw problem;
        });
        return PlainText.cleanLines(text);
    }
}
