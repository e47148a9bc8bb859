package dev.salesflow.rules.web;

import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.rules.MissingRow;
import dev.salesflow.rules.change.Conflicts;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.DraftGrid;
import dev.salesflow.rules.change.Edit;
import dev.salesflow.rules.change.Presence;
import dev.salesflow.rules.change.RuleChange;
import dev.salesflow.rules.change.RuleChangeSummary;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.web.Query;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the editor in the browser asks: the draft since a revision, and edits to apply. */
@RestController
class DraftEditor {

    private static final int LONGEST_PLACE = 200;

    private final DraftBook drafts;
    private final Presence presence;
    private final Conflicts conflicts;
    private final RuleChangeSummary summary;
    private final GridColumns columns;
    private final Viewers viewers;
    private final MessageSource messages;

    DraftEditor(DraftBook drafts, Presence presence, Conflicts conflicts, RuleChangeSummary summary, GridColumns columns, Viewers viewers,
            MessageSource messages) {
        this.drafts = drafts;
        this.presence = presence;
        this.conflicts = conflicts;
        this.summary = summary;
        this.columns = columns;
        this.viewers = viewers;
        this.messages = messages;
    }

    /** @param change whose grid was typed in; null: the table's open one */
    record Edits(UUID change, List<Edit> edits) {
    }

    @GetMapping("/rules/{table}/draft/state")
    DraftState state(@PathVariable String table, Query query, Locale locale) {
        var since = query.whole("since", 0, Integer.MAX_VALUE);
        var row = query.text("row", LONGEST_PLACE);
        var column = query.text("column", LONGEST_PLACE);
        var asked = query.id("change");
        query.mustBeUnderstood();
        var viewer = viewers.current();
        var change = change(table, asked);
        if (!change.state().isOpen()) {
            return over(change, locale);
        }
        if (change.state().isTyped()) {
            presence.at(viewer, change.id(), row, column);
        }
        return since != null && since == change.revision()
                ? new DraftState(change.revision(), change.state().isTyped(), null, null, null, null, null, presence.others(viewer, change.id()), null, null, null)
                : state(change, drafts.grid(change), null, viewer, locale);
    }

    @PostMapping("/rules/{table}/draft/edits")
    DraftState type(@PathVariable String table, @RequestBody Edits edits, Locale locale) {
        var viewer = viewers.current();
        var change = change(table, edits.change());
        if (!change.state().isOpen()) {
            return over(change, locale);
        }
        if (!change.state().isTyped()) {
            return state(change, drafts.grid(change), messages.getMessage("rules.editor.notTaken", null, locale), viewer, locale);
        }
        var typed = drafts.type(viewer, change.id(), Objects.requireNonNullElse(edits.edits(), List.of()));
        var refused = typed.conflicts().stream().filter(conflict -> !conflict.isAChoice()).findFirst()
                .map(conflict -> messages.getMessage("rules.conflict." + conflict.reason(), null, locale)).orElse(null);
        return state(typed.change(), typed.grid(), refused, viewer, locale);
    }

    record Dismissed(UUID id, UUID change) {
    }

    /** One conflict, or without an id all of the person's. */
    @PostMapping("/rules/{table}/draft/conflicts/dismissal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable String table, @RequestBody Dismissed dismissed) {
        conflicts.dismiss(viewers.current(), change(table, dismissed.change()).id(), dismissed.id());
    }

    /** The one that the editor was opened with, whatever became of it: what is typed in one never goes into the next. */
    private RuleChange change(String table, UUID asked) {
        if (asked == null) {
            return open(table);
        }
        drafts.contract(table);
        var change = drafts.find(asked);
        if (!change.table().equals(table)) {
            throw new NotFound("rule draft", asked);
        }
        return change;
    }

    private DraftState over(RuleChange change, Locale locale) {
        return DraftState.over(change.revision(), messages.getMessage("rules.editor.over." + change.state(), new Object[] {Objects.toString(change.publishedVersion(), "")}, locale));
    }

    private RuleChange open(String table) {
        drafts.contract(table);
        return drafts.open(table).orElseThrow(() -> new NotFound("rule draft", table));
    }

    private DraftState state(RuleChange change, DraftGrid grid, String refused, Viewer viewer, Locale locale) {
        var contract = drafts.contract(change.table());
        var labels = Stream.concat(columns.fixed(locale).stream(),
                grid.columns().stream().map(label -> columns.of(contract, label, locale))).toList();
        var findings = drafts.soundness(change).findings().stream().map(finding -> new DraftState.Finding(finding.severity().name(),
                finding.rows().stream().filter(row -> row <= grid.rows().size()).map(row -> grid.rows().get(row - 1).id()).toList(),
                finding.columns(), messages.getMessage(finding.reason(), locale), messages.getMessage(finding.cure(), locale),
                finding.missing().stream().map(MissingRow::cells).toList())).toList();
        var failures = summary.failures(change).map(all -> all.stream()
                .map(failure -> new DraftState.Failure(failure.example().in(locale),
                        messages.getMessage(failure.expected(), locale), messages.getMessage(failure.actual(), locale))).toList()).orElse(null);
        return new DraftState(change.revision(), change.state().isTyped(), grid.policy().name(), labels, grid.rows(), findings, failures,
                presence.others(viewer, change.id()), refused, conflicts(change, grid, viewer, locale), null);
    }

    private DraftState.Conflicts conflicts(RuleChange change, DraftGrid grid, Viewer viewer, Locale locale) {
        var open = conflicts.of(viewer, change.id());
        return new DraftState.Conflicts(open.all(), open.first().stream().map(one -> new DraftState.Conflict(one.id(), one.row(), one.column(),
                messages.getMessage("rules.conflict." + one.reason(), null, locale), grid.cell(one.row(), one.column()).orElse(one.theirs()),
                one.mine())).toList());
    }
}
