package dev.salesflow.rules.web;

import dev.salesflow.rules.RuleBook;
import dev.salesflow.rules.RuleNodes;
import dev.salesflow.rules.RuleTable;
import dev.salesflow.rules.RuleVersion;
import dev.salesflow.rules.RuleVersions;
import dev.salesflow.rules.TableContract;
import dev.salesflow.rules.TableDifference;
import dev.salesflow.rules.TableWords;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.DraftGrid;
import dev.salesflow.rules.change.RuleChange;
import dev.salesflow.rules.change.RuleChangeSummary;
import dev.salesflow.rules.change.RuleEvents;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.web.Query;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The rule tables to read: all of them, one with its history, and any two versions side by side. */
@Controller
@RequestMapping("/rules")
class RulePages {

    private static final int HISTORY = 20;

    private final RuleBook rules;
    private final RuleVersions versions;
    private final RuleNodes nodes;
    private final DraftBook drafts;
    private final RuleEvents events;
    private final RuleChangeSummary summary;
    private final GridColumns columns;
    private final TableHead head;
    private final MessageSource messages;

    RulePages(RuleBook rules, RuleVersions versions, RuleNodes nodes, DraftBook drafts, RuleEvents events,
            RuleChangeSummary summary, GridColumns columns, TableHead head, MessageSource messages) {
        this.rules = rules;
        this.versions = versions;
        this.nodes = nodes;
        this.drafts = drafts;
        this.events = events;
        this.summary = summary;
        this.columns = columns;
        this.head = head;
        this.messages = messages;
    }

    /** @param behind nodes on which an older version still decides */
    record Line(String table, String name, RuleVersion version, RuleChange open, long behind, boolean asShipped) {
    }

    /** A table to read. */
    record Grid(List<GridColumns.Column> columns, List<DraftGrid.Row> rows) {
    }

    @GetMapping
    String list(Model model, Locale locale) {
        var open = drafts.allOpen().stream().collect(Collectors.toMap(RuleChange::table, Function.identity()));
        var running = nodes.all().stream().collect(Collectors.groupingBy(RuleNodes.Node::table));
        var newest = versions.latest().stream().collect(Collectors.toMap(RuleVersion::table, Function.identity()));
        model.addAttribute("tables", rules.contracts().stream().map(contract -> {
            var latest = newest.get(contract.table());
            return new Line(contract.table(), summary.name(contract.table(), locale), latest, open.get(contract.table()),
                    running.getOrDefault(contract.table(), List.of()).stream().filter(node -> node.version() < latest.version()).count(),
                    isAsShipped(contract, latest));
        }).sorted(Comparator.comparing(Line::name)).toList());
        model.addAttribute("names", head.names(Stream.concat(newest.values().stream().map(RuleVersion::publishedBy),
                open.values().stream().flatMap(change -> Stream.of(change.begunBy(), change.submittedBy())))));
        return "rules/list";
    }

    @GetMapping("/{table}")
    String show(@PathVariable String table, Query query, Model model, Locale locale) {
        var contract = drafts.contract(table);
        var latest = drafts.latest(table);
        var asked = query.whole("version", 1, Integer.MAX_VALUE);
        var version = asked == null ? latest : drafts.version(table, asked.intValue());
        head.fill(table, model, locale);
        model.addAttribute("version", version);
        model.addAttribute("latest", latest);
        model.addAttribute("grid", grid(contract, drafts.read(version), locale));
        var history = versions.before(table, Integer.MAX_VALUE, HISTORY);
        model.addAttribute("history", history);
        model.addAttribute("events", events.of(table, query.page(HISTORY)));
        model.addAttribute("names", head.names(Stream.concat(Stream.of(latest), history.stream()).flatMap(RulePages::people)));
        model.addAttribute("nodes", nodes.of(table));
        model.addAttribute("asShipped", isAsShipped(contract, latest));
        model.addAttribute("examples", summary.examples(version));
        model.addAttribute("failures", summary.failures(version));
        return "rules/table";
    }

    private static Stream<String> people(RuleVersion version) {
        return Stream.of(version.publishedBy(), version.approval() == null ? null : version.approval().reviewer());
    }

    private boolean isAsShipped(TableContract<?, ?> contract, RuleVersion latest) {
        return rules.shipped(contract).canonical().equals(latest.source());
    }

    Grid grid(TableContract<?, ?> contract, RuleTable table, Locale locale) {
        var grid = DraftGrid.of(table);
        return new Grid(Stream.concat(columns.fixed(locale).stream(),
                grid.columns().stream().map(label -> columns.of(contract, label, locale))).toList(), grid.rows());
    }

    /** Two of: a version's number, {@code shipped}, {@code draft}. */
    @GetMapping("/{table}/compare")
    String compare(@PathVariable String table, Query query, Model model, Locale locale) {
        var contract = drafts.contract(table);
        var from = query.text("from", 10);
        var to = query.text("to", 10);
        head.fill(table, model, locale);
        var before = source(contract, from, Integer.toString(Math.max(1, drafts.latest(table).version() - 1)));
        var after = source(contract, to, Integer.toString(drafts.latest(table).version()));
        model.addAttribute("from", before.getKey());
        model.addAttribute("to", after.getKey());
        model.addAttribute("difference", TableDifference.of(before.getValue(), after.getValue()));
        model.addAttribute("columns", new TableWords(contract, messages, locale));
        model.addAttribute("history", versions.before(table, Integer.MAX_VALUE, 200));
        return "rules/compare";
    }

    private Map.Entry<String, RuleTable> source(TableContract<?, ?> contract, String asked, String usual) {
        var which = asked == null ? usual : asked;
        var table = switch (which) {
            case "shipped" -> rules.shipped(contract);
            case "draft" -> drafts.readable(drafts.open(contract.table()).orElseThrow(() -> new NotFound("draft", contract.table())));
            default -> drafts.read(drafts.version(contract.table(), which.matches("\\d{1,9}") ? Integer.parseInt(which) : 0));
        };
        return Map.entry(which, table);
    }
}
