package dev.salesflow.rules.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.rules.TableWords;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.RuleChange;
import dev.salesflow.rules.change.RuleChangeSummary;
import dev.salesflow.rules.change.TrialRunner;
import dev.salesflow.rules.change.TrialRuns;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.web.Query;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What would change: the draft on all current cases, with its progress, and the list of those that would come out otherwise. */
@Controller
@RequestMapping("/rules/{table}/trial")
class TrialPages {

    private static final int PAGE_SIZE = 50;

    private final DraftBook drafts;
    private final TrialRunner runner;
    private final TrialRuns trials;
    private final RuleChangeSummary summary;
    private final TableHead head;
    private final Viewers viewers;
    private final MessageSource messages;

    TrialPages(DraftBook drafts, TrialRunner runner, TrialRuns trials, RuleChangeSummary summary, TableHead head, Viewers viewers,
            MessageSource messages) {
        this.drafts = drafts;
        this.runner = runner;
        this.trials = trials;
        this.summary = summary;
        this.head = head;
        this.viewers = viewers;
        this.messages = messages;
    }

    @PostMapping
    String ask(@PathVariable String table) {
        runner.ask(viewers.current(), open(table).id());
        return "redirect:/rules/{table}/change";
    }

    @PostMapping("/cancellation")
    String cancel(@PathVariable String table) {
        runner.cancel(open(table).id());
        return "redirect:/rules/{table}/change";
    }

    /** The part that asks again while the trial runs. */
    @GetMapping("/progress")
    String progress(@PathVariable String table, Model model, Locale locale) {
        var change = open(table);
        var run = trials.newest(change.id());
        model.addAttribute("table", table);
        model.addAttribute("change", change);
        model.addAttribute("run", run.orElse(null));
        model.addAttribute("older", run.filter(one -> summary.triedOtherwise(change, one)).isPresent());
        model.addAttribute("words", new TrialWords(new TableWords(drafts.contract(table), messages, locale)));
        run.ifPresent(one -> model.addAttribute("kinds", trials.kinds(one.id())));
        return "rules/trial :: progress";
    }

    @GetMapping
    String moves(@PathVariable String table, Query query, Model model, Locale locale) {
        head.fill(table, model, locale);
        var change = open(table);
        var run = trials.newest(change.id()).orElseThrow(() -> new NotFound("trial", table));
        model.addAttribute("run", run);
        model.addAttribute("older", summary.triedOtherwise(change, run));
        model.addAttribute("words", new TrialWords(new TableWords(drafts.contract(table), messages, locale)));
        model.addAttribute("kinds", trials.kinds(run.id()));
        model.addAttribute("moves", trials.moves(run.id(), query.page(PAGE_SIZE)));
        model.addAttribute("source", runner.cases(table).orElseThrow(() -> new NotFound("cases", table)));
        return "rules/trial";
    }

    private RuleChange open(String table) {
        drafts.contract(table);
        return drafts.open(table).orElseThrow(() -> new NotFound("rule change", table));
    }
}
