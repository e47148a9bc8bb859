package dev.salesflow.rules.web;

import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.DraftGrid;
import dev.salesflow.rules.change.Edit;
import dev.salesflow.rules.change.Presence;
import dev.salesflow.rules.change.RuleChange;
import dev.salesflow.rules.change.RuleChangeSummary;
import dev.salesflow.rules.change.Typing;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.web.Query;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the editor in the browser asks: the draft since a revision, and edits to apply. */
@RestController
class DraftEditor {

    private static final int LONGEST_PLACE = 200;

    private final DraftBook drafts;
    private final Presence presence;
    private final RuleChangeSummary summary;
    private final GridColumns columns;
    private final Viewers viewers;
    private final MessageSource messages;

    DraftEditor(DraftBook drafts, Presence presence, RuleChangeSummary summary, GridColumns columns, Viewers viewers,
            MessageSource messages) {
        this.drafts = drafts;
        this.presence = presence;
        this.summary = summary;
        this.columns = columns;
        this.viewers = viewers;
        this.messages = messages;
    }

    record Edits(List<Edit> edits) {
    }

    @GetMapping("/rules/{table}/draft/state")
    DraftState state(@PathVariable String table, Query query, Locale locale) {
        var since = query.whole("since", 0, Integer.MAX_VALUE);
        var row = query.text("row", LONGEST_PLACE);
        var column = query.text("column", LONGEST_PLACE);
        query.mustBeUnderstood();
        var viewer = viewers.current();
        var change = open(table);
        if (change.state().isTyped()) {
            presence.at(viewer, change.id(), row, column);
        }
        return since != null && since == change.revision()
                ? new DraftState(change.revision(), change.state().isTyped(), null, null, null, null, null, presence.others(viewer, change.id()), List.of())
                : state(change, drafts.grid(change), List.of(), viewer, locale);
    }

    @PostMapping("/rules/{table}/draft/edits")
    DraftState type(@PathVariable String table, @RequestBody Edits edits, Locale locale) {
        var viewer = viewers.current();
        var typed = drafts.type(viewer, open(table).id(), Objects.requireNonNullElse(edits.edits(), List.of()));
        return state(typed.change(), typed.grid(), typed.conflicts(), viewer, locale);
    }

    private RuleChange open(String table) {
        drafts.contract(table);
        return drafts.open(table).orElseThrow(() -> new NotFound("rule draft", table));
    }

    private DraftState state(RuleChange change, DraftGrid grid, List<Typing.Conflict> conflicts, Viewer viewer, Locale locale) {
        var contract = drafts.contract(change.table());
        var labels = Stream.concat(columns.fixed(locale).stream(),
                grid.columns().stream().map(label -> columns.of(contract, label, locale))).toList();
        var findings = drafts.soundness(change).findings().stream().map(finding -> new DraftState.Finding(finding.severity().name(),
                finding.rows().stream().filter(row -> row <= grid.rows().size()).map(row -> grid.rows().get(row - 1).id()).toList(),
                finding.columns(), messages.getMessage(finding.reason(), locale), messages.getMessage(finding.cure(), locale),
                finding.missing() == null ? null : finding.missing().cells())).toList();
        var failures = summary.failures(change).map(all -> all.stream()
                .map(failure -> new DraftState.Failure(failure.example().in(locale), failure.expected(), failure.actual())).toList()).orElse(null);
        return new DraftState(change.revision(), change.state().isTyped(), grid.policy().name(), labels, grid.rows(), findings, failures,
                presence.others(viewer, change.id()), conflicts.stream().map(conflict -> new DraftState.Conflict(conflict.edit().row(),
                conflict.edit().column(), messages.getMessage("rules.conflict." + conflict.reason(), null, locale), conflict.theirs(),
                conflict.mine())).toList());
    }
}
