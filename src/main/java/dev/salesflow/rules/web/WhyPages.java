package dev.salesflow.rules.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.rules.CaseSource;
import dev.salesflow.rules.Cases;
import dev.salesflow.rules.Examples;
import dev.salesflow.rules.Explanation;
import dev.salesflow.rules.FieldWords;
import dev.salesflow.rules.RowNote;
import dev.salesflow.rules.RuleTable;
import dev.salesflow.rules.TableContract;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.RuleChangeSummary;
import dev.salesflow.rules.change.TrialRunner;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Why a table says what it says: of a customer, or of a case that is typed in; by the version that runs, an earlier one, or
 * the draft. Open to everybody who may see the record.
 */
@Controller
@RequestMapping("/rules/{table}")
class WhyPages {

    private static final int LONGEST_FACT = 200;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_FOUND = 20;

    private final DraftBook drafts;
    private final TrialRunner cases;
    private final RuleChangeSummary summary;
    private final GridColumns columns;
    private final TableHead head;
    private final Viewers viewers;
    private final MessageSource messages;
    private final Texts texts;
    private final Clock clock;

    WhyPages(DraftBook drafts, TrialRunner cases, RuleChangeSummary summary, GridColumns columns, TableHead head, Viewers viewers,
            MessageSource messages, Texts texts, Clock clock) {
        this.drafts = drafts;
        this.cases = cases;
        this.summary = summary;
        this.columns = columns;
        this.head = head;
        this.viewers = viewers;
        this.messages = messages;
        this.texts = texts;
        this.clock = clock;
    }

    /** A field to fill in. */
    record Field(String name, String label, List<GridColumns.Choice> choices, String value, String problem) {
    }

    /** A row of the explanation. */
    record Line(int row, boolean chosen, boolean fits, String note, String sentence) {
    }

    @GetMapping("/why")
    String why(@PathVariable String table, Query query, Model model, Locale locale) {
        head.fill(table, model, locale);
        var contract = drafts.contract(table);
        var id = query.id("case");
        var which = query.text("by", 10);
        var typed = new LinkedHashMap<String, String>();
        contract.facts().forEach(field -> typed.put(field.name(), query.text("f." + field.name(), LONGEST_FACT)));
        var record = id == null ? null : record(table, id);
        Map<String, String> facts = record == null ? typed : Cases.texts(contract, record.facts());
        var problems = explain(contract, table(contract, which), facts, model, locale);
        model.addAttribute("record", record);
        model.addAttribute("recordPath", record == null ? null : cases.cases(table).orElseThrow().path(id));
        model.addAttribute("by", which);
        choose(table, query.text("q", LONGEST_NAME), model);
        model.addAttribute("fields", contract.facts().stream().map(field -> new Field(field.name(),
                messages.getMessage(new FieldWords(contract).label(field), locale), columns.choices(contract, field, locale),
                facts.get(field.name()), problems.get(field.name()))).toList());
        return "rules/why";
    }

    /** Real records to choose from, where the table is about such. */
    private void choose(String table, String words, Model model) {
        var source = cases.cases(table);
        model.addAttribute("hasCases", source.isPresent());
        model.addAttribute("words", words);
        model.addAttribute("found", words == null ? null : source.map(one -> one.search(viewers.current(), words, MOST_FOUND)).orElse(null));
    }

    /** @return what is wrong with the facts, by field */
    private Map<String, String> explain(TableContract<?, ?> contract, RuleTable table, Map<String, String> facts, Model model, Locale locale) {
        try {
            var explanation = Explanation.of(table, Cases.facts(contract, facts), LocalDate.now(clock));
            model.addAttribute("reason", messages.getMessage(explanation.reason(), locale));
            model.addAttribute("lines", explanation.rows().stream().map(verdict -> new Line(verdict.row().number(), verdict.chosen(),
                    verdict.fits(), verdict.row().note().in(locale), messages.getMessage(explanation.reason(verdict), locale))).toList());
            model.addAttribute("answers", explanation.chosen().stream().map(row -> answer(contract, table, row, locale)).toList());
            return Map.of();
        } catch (Refusal refusal) {
            return texts.byField(refusal);
        }
    }

    /** For instance "Grade: A". */
    private String answer(TableContract<?, ?> contract, RuleTable table, int row, Locale locale) {
        var results = table.results();
        var words = new FieldWords(contract);
        return IntStream.range(0, results.size()).filter(i -> table.rows().get(row - 1).results().get(i) != null)
                .mapToObj(i -> messages.getMessage("rules.fact", new Object[] {words.label(results.get(i)),
                        words.value(results.get(i), table.rows().get(row - 1).results().get(i))}, locale))
                .collect(Collectors.joining(messages.getMessage("rules.comma", null, locale)));
    }

    private RuleTable table(TableContract<?, ?> contract, String which) {
        if ("draft".equals(which) && viewers.current().leads()) {
            return drafts.readable(drafts.open(contract.table()).orElseThrow(() -> new NotFound("draft", contract.table())));
        }
        var version = which == null || !which.matches("\\d{1,9}") ? drafts.latest(contract.table())
                : drafts.version(contract.table(), Integer.parseInt(which));
        return drafts.read(version);
    }

    private CaseSource.Case<? extends Record> record(String table, UUID id) {
        var viewer = viewers.current();
        return cases.cases(table).<CaseSource.Case<? extends Record>>flatMap(source -> source.find(viewer, id).map(one -> one))
                .orElseThrow(() -> new NotFound("case of " + table, id));
    }

    /** The case as it stands, with what the draft says of it now, becomes an example beside the draft. */
    @PostMapping("/examples")
    String remember(@PathVariable String table, @RequestParam(required = false) UUID record, @RequestParam(defaultValue = "") String name,
            @RequestParam Map<String, String> sent, RedirectAttributes flash) {
        var contract = drafts.contract(table);
        PlainText.requiredProblem("name", name, LONGEST_NAME).or(() -> PlainText.lineProblem("name", name, LONGEST_NAME)).ifPresent(problem -> {
            throw problem;
        });
        var by = viewers.current();
        var facts = new LinkedHashMap<String, String>();
        contract.facts().forEach(field -> facts.put(field.name(), sent.getOrDefault("f." + field.name(), "").strip()));
        var known = record == null ? facts : Cases.texts(contract, record(table, record).facts());
        var change = drafts.begin(by, table);
        var draft = drafts.readable(change);
        var chosen = Explanation.of(draft, Cases.facts(contract, known), LocalDate.now(clock)).chosen();
        var example = new Examples.Example(new RowNote(name.strip(), name.strip()), known,
                chosen.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                chosen.size() == 1 ? Cases.results(draft, chosen.get(0)) : Map.of());
        drafts.exemplify(by, change.id(), summary.examples(change).with(example).write());
        flash.addFlashAttribute("done", texts.text("rules.done.example"));
        return "redirect:/rules/{table}/change";
    }

    @PostMapping("/examples/{index}/removal")
    String forget(@PathVariable String table, @PathVariable int index, RedirectAttributes flash) {
        var change = drafts.open(table).orElseThrow(() -> new NotFound("draft", table));
        var examples = summary.examples(change);
        if (index < 0 || index >= examples.all().size()) {
            throw new NotFound("example", index);
        }
        drafts.exemplify(viewers.current(), change.id(), examples.without(index).write());
        flash.addFlashAttribute("done", texts.text("rules.done.exampleGone"));
        return "redirect:/rules/{table}/change";
    }
}
