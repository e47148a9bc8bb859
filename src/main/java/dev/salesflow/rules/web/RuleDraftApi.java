package dev.salesflow.rules.web;

import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.rules.InvalidTable;
import dev.salesflow.rules.RuleTable;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.RuleChange;
import dev.salesflow.rules.change.RuleChangeBook;
import dev.salesflow.rules.change.RuleChangeSummary;
import dev.salesflow.rules.change.TrialRunner;
import dev.salesflow.rules.change.TrialRuns;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Query;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes of rule tables by script, through the same two people as on the pages. */
@RestController
@RequestMapping("/api/rules/{table}")
class RuleDraftApi {

    /** The whole table as a decision table in CSV, as a version gives it. */
    @Schema(name = "RuleUpload")
    record Upload(String source) {
    }

    /** Why: for a submission the reason, for a review the comment; and the {@code revision} of the change as the caller saw it. */
    @Schema(name = "RuleReason")
    record Said(String reason, Integer revision) {
    }

    @Schema(name = "RuleFinding")
    record Found(String severity, List<Integer> rows, List<String> columns, String reason, String cure) {
    }

    @Schema(name = "RuleExampleFailure")
    record Failed(String example, String expected, String actual) {
    }

    /** Where the change stands, with what the checks and the examples say of it and how it differs from the version that runs. */
    @Schema(name = "RuleChangeState")
    record Change(UUID id, String table, String state, int baseVersion, int revision, String submittedBy, String reason, String comment,
            List<String> differences, List<Found> findings, List<Failed> failures) {
    }

    /** {@code moved} of the {@code done} would come out otherwise; {@code moves} is a page of them. */
    @Schema(name = "RuleTrial")
    record Trial(String state, long total, long done, long moved, List<TrialRuns.Kind> kinds, List<TrialRuns.Move> moves) {
    }

    private static final int USUAL_SIZE = 50;
    private static final String SEEN = " Takes the revision that was looked at: 422 without, 409 where the change moved on since.";

    private final DraftBook drafts;
    private final RuleChangeBook changes;
    private final RuleChangeSummary summary;
    private final TrialRunner runner;
    private final TrialRuns trials;
    private final Viewers viewers;
    private final MessageSource messages;

    RuleDraftApi(DraftBook drafts, RuleChangeBook changes, RuleChangeSummary summary, TrialRunner runner, TrialRuns trials, Viewers viewers,
            MessageSource messages) {
        this.drafts = drafts;
        this.changes = changes;
        this.summary = summary;
        this.runner = runner;
        this.trials = trials;
        this.viewers = viewers;
        this.messages = messages;
    }

    @Operation(operationId = "findRuleChange", summary = "The change of a rule table that is under way",
            description = "With its checks, the examples that fail and what differs.")
    @GetMapping("/change")
    Change change(@PathVariable String table, Locale locale) {
        return of(open(table), locale);
    }

    @Operation(operationId = "uploadRuleDraft", summary = "Begins a change with a whole table",
            description = "Refused line by line where it cannot be read, and with 409 while another change is open.")
    @PostMapping("/change")
    Change upload(@PathVariable String table, @RequestBody Upload upload, Locale locale) {
        var contract = drafts.contract(table);
        if (upload.source() == null || upload.source().isBlank()) {
            throw Refusal.ofField("source", "error.required");
        }
        try {
            return of(drafts.take(viewers.current(), RuleTable.read(contract, upload.source())), locale);
        } catch (InvalidTable e) {
            throw Refusal.ofAll(e.problems().stream().map(problem -> Refusal.ofField(
                    "source line " + problem.line() + (problem.column() == null ? "" : ", column " + problem.column()),
                    "rules.problem." + problem.key(), problem.arguments().toArray())).toList());
        }
    }

    @Operation(operationId = "submitRuleChange", summary = "Submits the change for review", description = "With a reason." + SEEN)
    @PostMapping("/submission")
    Change submit(@PathVariable String table, @RequestBody Said said, Locale locale) {
        return step(table, said, locale, (by, change) -> changes.submit(by, change, said.reason()));
    }

    @Operation(operationId = "approveRuleChange", summary = "Approves the change", description = "Never by somebody who typed in it." + SEEN)
    @PostMapping("/approval")
    Change approve(@PathVariable String table, @RequestBody Said said, Locale locale) {
        return step(table, said, locale, (by, change) -> changes.approve(by, change, said.reason()));
    }

    @Operation(operationId = "rejectRuleChange", summary = "Sends the change back with a reason", description = "Its author mends and submits it again." + SEEN)
    @PostMapping("/rejection")
    Change reject(@PathVariable String table, @RequestBody Said said, Locale locale) {
        return step(table, said, locale, (by, change) -> changes.reject(by, change, said.reason()));
    }

    @Operation(operationId = "overrideRuleReview", summary = "Publishes the change without a review", description = "Administrators only, for an emergency; the version says so, with name and reason, for ever." + SEEN)
    @PostMapping("/override")
    Change override(@PathVariable String table, @RequestBody Said said, Locale locale) {
        return step(table, said, locale, (by, change) -> changes.override(by, change, said.reason()));
    }

    @Operation(operationId = "takeRuleChangeBack", summary = "Takes the change back from review", description = "It is a draft again." + SEEN)
    @PostMapping("/taking-back")
    Change takeBack(@PathVariable String table, @RequestBody Said said, Locale locale) {
        return step(table, said, locale, changes::takeBack);
    }

    @Operation(operationId = "withdrawRuleChange", summary = "Gives the change up", description = "What runs stays; what was typed is gone. Another change can begin then." + SEEN)
    @PostMapping("/withdrawal")
    Change withdraw(@PathVariable String table, @RequestBody Said said, Locale locale) {
        return step(table, said, locale, changes::withdraw);
    }

    @Operation(operationId = "restoreRuleVersion", summary = "Submits an earlier version's content for review")
    @PostMapping("/versions/{version}/return")
    Change goBack(@PathVariable String table, @PathVariable int version, @RequestBody Said said, Locale locale) {
        return of(drafts.find(changes.goBack(viewers.current(), table, version, said.reason())), locale);
    }

    @Operation(operationId = "tryRuleChange", summary = "Tries the change on all current records",
            description = "In the background; ask for its progress.")
    @PostMapping("/trial")
    Trial tryOut(@PathVariable String table) {
        var change = open(table);
        runner.ask(viewers.current(), change.id());
        return trial(change, new Page.Request(0, USUAL_SIZE));
    }

    @Operation(operationId = "findRuleTrial", summary = "What would change, as far as it is tried")
    @GetMapping("/trial")
    Trial trial(@PathVariable String table, Query query) {
        var page = query.pageAndSize(USUAL_SIZE);
        query.mustBeUnderstood();
        return trial(open(table), page);
    }

    private Trial trial(RuleChange change, Page.Request page) {
        var run = trials.newest(change.id()).orElseThrow(() -> new NotFound("trial", change.id()));
        return new Trial(run.state().name(), run.total(), run.done(), run.moved(), trials.kinds(run.id()), trials.moves(run.id(), page).items());
    }

    private Change step(String table, Said said, Locale locale, BiConsumer<Viewer, UUID> step) {
        var change = open(table);
        if (said.revision() == null) {
            throw Refusal.ofField("revision", "rules.change.noRevision");
        }
        var by = viewers.current();
        changes.at(said.revision(), change.id(), () -> step.accept(by, change.id()));
        return again(change, locale);
    }

    private Change again(RuleChange change, Locale locale) {
        return of(drafts.find(change.id()), locale);
    }

    private Change of(RuleChange change, Locale locale) {
        var findings = drafts.soundness(change).findings().stream().map(finding -> new Found(finding.severity().name(), finding.rows(),
                finding.columns(), messages.getMessage(finding.reason(), locale), messages.getMessage(finding.cure(), locale))).toList();
        var failures = summary.failures(change).orElse(List.of()).stream()
                .map(failure -> new Failed(failure.example().in(locale), messages.getMessage(failure.expected(), locale),
                        messages.getMessage(failure.actual(), locale))).toList();
        return new Change(change.id(), change.table(), change.state().name(), change.baseVersion(), change.revision(), change.submittedBy(),
                change.reason(), change.comment(), summary.difference(change, locale).lines().toList(), findings, failures);
    }

    private RuleChange open(String table) {
        if (!viewers.current().leads()) {
            throw new AccessDeniedException("only leaders change rules");
        }
        drafts.contract(table);
        return drafts.open(table).orElseThrow(() -> new NotFound("rule change", table));
    }
}
