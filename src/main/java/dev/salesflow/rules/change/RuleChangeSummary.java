package dev.salesflow.rules.change;

import dev.salesflow.rules.Examples;
import dev.salesflow.rules.InvalidTable;
import dev.salesflow.rules.RuleVersion;
import dev.salesflow.rules.TableDifference;
import dev.salesflow.rules.TableWords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A change in words, for whoever has to decide on it. */
@Component
public class RuleChangeSummary {

    private final DraftBook drafts;
    private final TrialRuns trials;
    private final MessageSource messages;
    private final Clock clock;

    RuleChangeSummary(DraftBook drafts, TrialRuns trials, MessageSource messages, Clock clock) {
        this.drafts = drafts;
        this.trials = trials;
        this.messages = messages;
        this.clock = clock;
    }

    public String name(String table, Locale locale) {
        return messages.getMessage("rules.table." + table, null, table, locale);
    }

    /** A line for each row that differs from the version that runs. */
    public String difference(RuleChange change, Locale locale) {
        try {
            var difference = TableDifference.of(drafts.read(drafts.latest(change.table())), drafts.table(change));
            var lines = lines(difference, new TableWords(drafts.contract(change.table()), messages, locale));
            if (drafts.changesExamples(change)) {
                lines.add(text(locale, "rules.difference.examples"));
            }
            return String.join("\n", lines);
        } catch (InvalidTable e) {
            return text(locale, "rules.change.unsound", e.problems().size());
        }
    }

    private List<String> lines(TableDifference difference, TableWords words) {
        var locale = words.locale();
        var lines = new ArrayList<String>();
        if (difference.policy() != null) {
            lines.add(text(locale, "rules.difference.policy", words.policy(difference.policy().before()), words.policy(difference.policy().after())));
        }
        difference.columnsAdded().forEach(column -> lines.add(text(locale, "rules.difference.columnAdded", words.label(column))));
        difference.columnsRemoved().forEach(column -> lines.add(text(locale, "rules.difference.columnRemoved", words.label(column))));
        if (difference.columnsMoved()) {
            lines.add(text(locale, "rules.difference.columnsMoved"));
        }
        difference.rows().forEach(row -> lines.add(text(locale, "rules.difference." + row.kind(),
                Objects.requireNonNullElse(row.after(), row.before()), row.cells().stream()
                        .map(cell -> text(locale, "rules.difference.cell", words.label(cell.column()),
                                words.cell(cell.column(), cell.before()), words.cell(cell.column(), cell.after())))
                        .collect(Collectors.joining("; ")))));
        return lines;
    }

    /** Findings, and the examples that come out otherwise. */
    public String checks(RuleChange change, Locale locale) {
        var findings = drafts.soundness(change).findings().stream().map(finding -> messages.getMessage(finding.reason(), locale));
        var failures = failures(change).orElse(List.of()).stream()
                .map(failure -> text(locale, "rules.example.failed", failure.example().in(locale), messages.getMessage(failure.expected(), locale), messages.getMessage(failure.actual(), locale)));
        var notRun = failures(change).isEmpty() ? Stream.of(text(locale, "rules.examples.notRun")) : Stream.<String>empty();
        var lines = Stream.of(findings, failures, notRun).flatMap(Function.identity()).toList();
        return lines.isEmpty() ? text(locale, "rules.checks.none", examples(change).all().size()) : String.join("\n", lines);
    }

    /** Examples that the draft answers otherwise; empty where it cannot be read and hence answers nothing. */
    public Optional<List<Examples.Failure>> failures(RuleChange change) {
        try {
            return Optional.of(examples(change).failures(drafts.table(change), LocalDate.now(clock)));
        } catch (InvalidTable e) {
            return Optional.empty();
        }
    }

    /** The same of a version, by example. */
    public Map<Examples.Example, Examples.Failure> failures(RuleVersion version) {
        return examples(version).failures(drafts.read(version), LocalDate.now(clock)).stream()
                .collect(Collectors.toMap(Examples.Failure::example, Function.identity(), (one, same) -> one));
    }

    public Examples examples(RuleChange change) {
        return Examples.of(drafts.contract(change.table()), change.examples());
    }

    public Examples examples(RuleVersion version) {
        return Examples.of(drafts.contract(version.table()), version.examples());
    }

    /** How many cases would come out otherwise, by the newest trial of this change. */
    public String effect(RuleChange change, Locale locale) {
        return trials.newest(change.id()).map(run -> text(locale, "rules.trial." + run.state(), run.done(), run.moved())
                + (triedOtherwise(change, run) ? " " + text(locale, "rules.trial.older") : "")).orElseGet(() -> text(locale, "rules.trial.none"));
    }

    /** Whether the table reads otherwise than what was tried, or another one runs than the one compared with; the steps of its review change neither. */
    public boolean triedOtherwise(RuleChange change, TrialRuns.Run run) {
        try {
            return change.state().isOpen() && run.against() != null && run.against() != drafts.latest(change.table()).version()
                    || !drafts.table(change).canonical().equals(run.source());
        } catch (InvalidTable unreadable) {
            // What was tried could be read.
            return true;
        }
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
