package dev.salesflow.opportunity.web;

import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.KeyFact.Confidence;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.opportunity.KeyFactItem;
import dev.salesflow.opportunity.KeyFactMeter;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.competition.Contenders;
import dev.salesflow.opportunity.competition.Lead;
import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The six key facts as a part of the deal's page, each edited in its place with the values the method asks for. */
@Controller
class KeyFactPages {

    private final FactBook facts;
    private final KeyFactMeter meter;
    private final Contenders contenders;
    private final DealView view;
    private final DealChoices choices;
    private final DealRights rights;
    private final FormEnd end;
    private final Clock clock;

    KeyFactPages(FactBook facts, KeyFactMeter meter, Contenders contenders, DealView view, DealChoices choices, DealRights rights, FormEnd end, Clock clock) {
        this.facts = facts;
        this.meter = meter;
        this.contenders = contenders;
        this.view = view;
        this.choices = choices;
        this.rights = rights;
        this.end = end;
        this.clock = clock;
    }

    @GetMapping("/opportunities/{id}/facts")
    String panel(@PathVariable UUID id, Model model) {
        return panel(rights.visible(id), model);
    }

    @GetMapping("/opportunities/{id}/facts/{kind}")
    String edit(@PathVariable UUID id, @PathVariable String kind, Model model) {
        var deal = rights.changeable(id);
        var asked = kind(kind);
        return form(deal, asked, known(deal, asked), Map.of(), model);
    }

    @PostMapping("/opportunities/{id}/facts/{kind}")
    String state(@PathVariable UUID id, @PathVariable String kind, @RequestParam Map<String, String> values, Model model,
            HttpServletResponse response) {
        var deal = rights.changeable(id);
        var asked = kind(kind);
        var typed = new Typed(values);
        var told = read(typed, deal, asked);
        var version = Objects.requireNonNullElse(typed.wholeNumber("version"), 0);
        return end.of(typed, response, () -> stated(facts.state(id, version, asked, told, rights.login()), model, response),
                () -> panel(rights.visible(id), model), problems -> form(deal, asked, values, problems, model));
    }

    /** What the page shows of the deal elsewhere follows. */
    private static void stated(boolean changed, Model model, HttpServletResponse response) {
        model.addAttribute("unchanged", !changed);
        if (changed) {
            response.setHeader("HX-Trigger", "facts-changed");
        }
    }

    private DealFacts read(Typed typed, Opportunity deal, Kind kind) {
        var told = new DealFacts(deal.productId(), deal.amount(), deal.currency(), deal.expectedSigning(), deal.presales(), deal.note(), List.of());
        if (kind == Kind.SCHEDULE) {
            told = told.withExpectedSigning(typed.date("expectedSigning"));
        }
        if (kind == Kind.BUDGET) {
            var amount = typed.amount("amount");
            told = told.withAmount(amount, Optional.ofNullable(typed.currency("currency")).orElseGet(() -> choices.currencyOf(amount)));
        }
        var value = told.said(kind) == null ? typed.text("value", 2000) : told.said(kind);
        var fact = KeyFact.of(kind, value, typed.text(kind.evidenceField(), 2000), typed.text("saidBy", 200)).said(typed.date("saidOn"))
                .sure(typed.oneOf("confidence", Confidence.class)).with(items(typed, kind));
        var unfounded = fact.evidence() == null && fact.saidBy() == null && fact.saidOn() == null && fact.confidence() == null && fact.items().isEmpty();
        typed.problems().require(value != null || unfounded, hasValue(kind) ? "value" : ownField(kind), "error.required");
        typed.problems().require(fact.saidOn() == null || !fact.saidOn().isAfter(LocalDate.now(clock)), "saidOn", "opportunity.notYet");
        return told.with(fact);
    }

    private static Map<KeyFactItem, String> items(Typed typed, Kind kind) {
        var items = new EnumMap<KeyFactItem, String>(KeyFactItem.class);
        for (var item : KeyFactItem.of(kind)) {
            var value = item.input() == KeyFactItem.Input.DAY ? Objects.toString(typed.date(item.name()), null)
                    : typed.text(item.name(), KeyFactItem.LONGEST);
            if (value != null) {
                items.put(item, value);
            }
        }
        return items;
    }

    /** Schedule and budget speak by the deal's own day and amount. */
    private static boolean hasValue(Kind kind) {
        return kind != Kind.SCHEDULE && kind != Kind.BUDGET;
    }

    private static String ownField(Kind kind) {
        return kind == Kind.SCHEDULE ? "expectedSigning" : "amount";
    }

    private Map<String, String> known(Opportunity deal, Kind kind) {
        var known = new HashMap<String, String>();
        put(known, "version", deal.version());
        put(known, "expectedSigning", deal.expectedSigning());
        put(known, "amount", deal.amount() == null ? null : deal.amount().toPlainString());
        put(known, "currency", deal.currency());
        facts.keyFacts(deal.id()).stream().filter(fact -> fact.kind() == kind).findFirst().ifPresent(fact -> {
            put(known, "value", fact.value());
            put(known, kind.evidenceField(), fact.evidence());
            put(known, "saidBy", fact.saidBy());
            put(known, "saidOn", fact.saidOn());
            put(known, "confidence", fact.confidence());
            fact.items().forEach((item, value) -> put(known, item.name(), value));
        });
        return known;
    }

    private static void put(Map<String, String> known, String field, Object value) {
        if (value != null) {
            known.put(field, value.toString());
        }
    }

    private String panel(Opportunity deal, Model model) {
        var readings = meter.read(deal);
        var history = facts.history(deal.id());
        model.addAttribute("deal", deal);
        model.addAttribute("readings", readings);
        model.addAttribute("lead", Lead.of(contenders.of(deal.id())).orElse(null));
        model.addAttribute("worth", DealFacts.NONE.withAmount(deal.amount(), deal.currency()).said(Kind.BUDGET));
        model.addAttribute("history", history);
        model.addAttribute("names", view.names(history.changes().stream().map(change -> change.changedBy()).filter(Objects::nonNull).distinct().toList()));
        model.addAttribute("known", readings.stream().filter(reading -> reading.fact() != null).count());
        model.addAttribute("solid", readings.stream().filter(KeyFactMeter.Reading::solid).count());
        var next = meter.nextStage(deal);
        model.addAttribute("nextStage", next.orElse(null));
        model.addAttribute("gaps", next.map(stage -> meter.gaps(deal, stage, readings)).orElse(List.of()));
        model.addAttribute("mayChange", rights.mayChange(deal));
        return "opportunity/facts :: panel";
    }

    private String form(Opportunity deal, Kind kind, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("deal", deal);
        model.addAttribute("kind", kind);
        model.addAttribute("hasValue", hasValue(kind));
        model.addAttribute("items", KeyFactItem.of(kind));
        model.addAttribute("confidences", Confidence.values());
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "opportunity/facts :: edit";
    }

    private static Kind kind(String key) {
        return Arrays.stream(Kind.values()).filter(kind -> kind.key().equals(key)).findFirst().orElseThrow(() -> new NotFound("keyFact", key));
    }
}
