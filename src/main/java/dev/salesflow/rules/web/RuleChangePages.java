package dev.salesflow.rules.web;

import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.rules.InvalidTable;
import dev.salesflow.rules.RuleTable;
import dev.salesflow.rules.TableDifference;
import dev.salesflow.rules.TableWords;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.RuleChange;
import dev.salesflow.rules.change.RuleChangeBook;
import dev.salesflow.rules.change.RuleChangeSummary;
import dev.salesflow.rules.change.RuleRights;
import dev.salesflow.rules.change.TrialRunner;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.web.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A table's open change: the editor, what differs, and everything that may become of it. */
@Controller
@RequestMapping("/rules/{table}")
class RuleChangePages {

    private final DraftBook drafts;
    private final RuleChangeBook changes;
    private final RuleChangeSummary summary;
    private final TrialRunner trials;
    private final GridColumns columns;
    private final TableHead head;
    private final Viewers viewers;
    private final MessageSource messages;
    private final Texts texts;

    RuleChangePages(DraftBook drafts, RuleChangeBook changes, RuleChangeSummary summary, TrialRunner trials, GridColumns columns,
            TableHead head, Viewers viewers, MessageSource messages, Texts texts) {
        this.drafts = drafts;
        this.changes = changes;
        this.summary = summary;
        this.trials = trials;
        this.columns = columns;
        this.head = head;
        this.viewers = viewers;
        this.messages = messages;
        this.texts = texts;
    }

    @PostMapping("/draft")
    String begin(@PathVariable String table) {
        drafts.begin(viewers.current(), table);
        return "redirect:/rules/{table}/draft";
    }

    @GetMapping("/draft")
    String edit(@PathVariable String table, Model model, Locale locale) {
        head.fill(table, model, locale);
        if (!Boolean.TRUE.equals(model.getAttribute("mayEdit"))) {
            throw new AccessDeniedException("may not edit " + table);
        }
        model.addAttribute("change", open(table));
        model.addAttribute("published", columns.published(drafts.contract(table), locale));
        model.addAttribute("mostRows", RuleTable.MOST_ROWS);
        model.addAttribute("policies", drafts.contract(table).policies().stream().sorted().toList());
        return "rules/draft";
    }

    @GetMapping("/change")
    String change(@PathVariable String table, Model model, Locale locale) {
        head.fill(table, model, locale);
        var contract = drafts.contract(table);
        var change = open(table);
        var latest = drafts.latest(table);
        model.addAttribute("change", change);
        model.addAttribute("latest", latest);
        model.addAttribute("names", head.names(Stream.of(change.begunBy(), change.submittedBy())));
        model.addAttribute("ownWork", drafts.authors(change).contains(viewers.current().login()));
        model.addAttribute("findings", drafts.soundness(change).findings());
        model.addAttribute("failures", summary.failures(change).orElse(null));
        model.addAttribute("examples", summary.examples(change));
        model.addAttribute("examplesChanged", drafts.changesExamples(change));
        model.addAttribute("columns", new TableWords(contract, messages, locale));
        model.addAttribute("hasCases", trials.cases(table).isPresent());
        try {
            model.addAttribute("difference", TableDifference.of(drafts.read(latest), drafts.table(change)));
        } catch (InvalidTable unreadable) {
            // Its findings say what is wrong; there is nothing to compare until then.
            model.addAttribute("difference", null);
        }
        return "rules/change";
    }

    @PostMapping("/submission")
    String submit(@PathVariable String table, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return done(table, "submitted", flash, (by, change) -> changes.submit(by, change, reason));
    }

    @PostMapping("/approval")
    String approve(@PathVariable String table, @RequestParam int revision, @RequestParam(defaultValue = "") String comment, RedirectAttributes flash) {
        return done(table, "approved", flash, (by, change) -> changes.at(revision, change, () -> changes.approve(by, change, comment)));
    }

    @PostMapping("/rejection")
    String reject(@PathVariable String table, @RequestParam int revision, @RequestParam(defaultValue = "") String comment, RedirectAttributes flash) {
        return done(table, "rejected", flash, (by, change) -> changes.at(revision, change, () -> changes.reject(by, change, comment)));
    }

    @PostMapping("/override")
    String override(@PathVariable String table, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return done(table, "overridden", flash, (by, change) -> changes.override(by, change, reason));
    }

    @PostMapping("/taking-back")
    String takeBack(@PathVariable String table, RedirectAttributes flash) {
        return done(table, "takenBack", flash, changes::takeBack);
    }

    @PostMapping("/going-on")
    String goOn(@PathVariable String table, RedirectAttributes flash) {
        return done(table, "goneOn", flash, changes::goOn);
    }

    @PostMapping("/withdrawal")
    String withdraw(@PathVariable String table, RedirectAttributes flash) {
        return done(table, "withdrawn", flash, changes::withdraw);
    }

    @PostMapping("/versions/{version}/return")
    String goBack(@PathVariable String table, @PathVariable int version, @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        changes.goBack(viewers.current(), table, version, reason);
        flash.addFlashAttribute("done", texts.text("rules.done.submitted"));
        return "redirect:/rules/{table}/change";
    }

    @PostMapping("/shipped")
    String takeShipped(@PathVariable String table, RedirectAttributes flash) {
        drafts.takeShipped(viewers.current(), table);
        flash.addFlashAttribute("done", texts.text("rules.done.shipped"));
        return "redirect:/rules/{table}/draft";
    }

    @PostMapping("/rights")
    String rights(@PathVariable String table, @RequestParam RuleRights.Kind kind, @RequestParam(required = false) List<String> logins,
            RedirectAttributes flash) {
        changes.name(viewers.current(), table, kind, Set.copyOf(Objects.requireNonNullElse(logins, List.of())));
        flash.addFlashAttribute("done", texts.text("rules.done.rights"));
        return "redirect:/rules/{table}";
    }

    private String done(String table, String what, RedirectAttributes flash, BiConsumer<Viewer, UUID> act) {
        var change = open(table);
        act.accept(viewers.current(), change.id());
        flash.addFlashAttribute("done", texts.text("rules.done." + what));
        return drafts.find(change.id()).state().isOpen() ? "redirect:/rules/{table}/change" : "redirect:/rules/{table}";
    }

    private RuleChange open(String table) {
        drafts.contract(table);
        return drafts.open(table).orElseThrow(() -> new NotFound("rule change", table));
    }
}
