package dev.salesflow.opportunity.web;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Competitors;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.KeyFact;
import dev.salesflow.opportunity.Loss;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.product.PriceList;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What can be done to a deal past its process: correct facts, pause, resume, give up, hand over. */
@Controller
class DealActions {

    private final OpportunityBook book;
    private final FactBook factBook;
    private final CustomerBook customers;
    private final PriceList products;
    private final DealChoices choices;
    private final Competitors competitors;
    private final Viewers viewers;
    private final DealRights rights;
    private final FormEnd end;
    private final Texts texts;

    DealActions(OpportunityBook book, FactBook factBook, CustomerBook customers, PriceList products, DealChoices choices,
            Competitors competitors, Viewers viewers, DealRights rights, FormEnd end, Texts texts) {
        this.book = book;
        this.factBook = factBook;
        this.customers = customers;
        this.products = products;
        this.choices = choices;
        this.competitors = competitors;
        this.viewers = viewers;
        this.rights = rights;
        this.end = end;
        this.texts = texts;
    }

    @GetMapping("/opportunities/{id}/edit")
    String editForm(@PathVariable UUID id, Model model) {
        var deal = rights.changeable(id);
        return form("edit", deal, known(deal), Map.of(), model);
    }

    @PostMapping("/opportunities/{id}/edit")
    String edit(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, RedirectAttributes next,
            HttpServletResponse response) {
        var deal = rights.changeable(id);
        var typed = new Typed(values);
        var facts = facts(typed, deal);
        typed.problems().require(facts.productId() == null || products.find(facts.productId()).isPresent(), "product", "error.notAChoice");
        // Against what somebody else has changed meanwhile nothing can be compared: that comes first then.
        if (Integer.toString(deal.version()).equals(values.get("version"))) {
            typed.problems().addAll(factBook.problems(id, facts));
        }
        return answer("edit", deal, typed, model, next, response,
                () -> factBook.correct(id, version(values), facts, viewers.current().login()));
    }

    @GetMapping("/opportunities/{id}/pause")
    String pauseForm(@PathVariable UUID id, Model model) {
        return form("pause", rights.changeable(id), Map.of(), Map.of(), model);
    }

    @PostMapping("/opportunities/{id}/pause")
    String pause(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, RedirectAttributes next,
            HttpServletResponse response) {
        var deal = rights.changeable(id);
        var typed = new Typed(values);
        var reason = typed.required("reason", 1000);
        var until = typed.date("until");
        typed.problems().add(book.pauseProblem(until));
        return answer("pause", deal, typed, model, next, response,
                () -> book.pause(id, reason, until, viewers.current().login()));
    }

    @PostMapping("/opportunities/{id}/resume")
    String resume(@PathVariable UUID id, RedirectAttributes next) {
        rights.changeable(id);
        book.resume(id, viewers.current().login());
        next.addFlashAttribute("done", texts.text("opportunity.done.resume"));
        return "redirect:/opportunities/" + id;
    }

    @GetMapping("/opportunities/{id}/lose")
    String loseForm(@PathVariable UUID id, Model model) {
        return form("lose", rights.changeable(id), Map.of(), Map.of(), model);
    }

    @PostMapping("/opportunities/{id}/lose")
    String lose(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, RedirectAttributes next,
            HttpServletResponse response) {
        var deal = rights.changeable(id);
        var typed = new Typed(values);
        var kind = typed.oneOf("lostKind", Loss.Kind.class);
        var reason = typed.required("lostReason", 1000);
        var competitor = typed.text("competitor", 200);
        typed.problems().require(kind != null || typed.problems().concerns("lostKind"), "lostKind", "error.required");
        return answer("lose", deal, typed, model, next, response,
                () -> book.lose(id, new Loss(kind, reason, competitor), viewers.current().login()));
    }

    @GetMapping("/opportunities/{id}/hand-over")
    String handOverForm(@PathVariable UUID id, Model model) {
        return form("hand-over", led(id), Map.of(), Map.of(), model);
    }

    @PostMapping("/opportunities/{id}/hand-over")
    String handOver(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, RedirectAttributes next,
            HttpServletResponse response) {
        var deal = led(id);
        var typed = new Typed(values);
        var owner = typed.required("owner", 63);
        typed.problems().require(choices.colleagues(viewers.current()).containsKey(owner), "owner", "error.notAChoice");
        return answer("hand-over", deal, typed, model, next, response,
                () -> book.handOver(id, owner, viewers.current().login()));
    }

    /** Done and back to the deal, or the form once more with each reason beside its field and what was typed. */
    private String answer(String action, Opportunity deal, Typed typed, Model model, RedirectAttributes next,
            HttpServletResponse response, Runnable work) {
        return end.of(typed, response, work, () -> {
            next.addFlashAttribute("done", texts.text("opportunity.done." + action));
            return "redirect:/opportunities/" + deal.id();
        }, problems -> form(action, deal, typed.values(), problems, model));
    }

    private String form(String action, Opportunity deal, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("action", action);
        model.addAttribute("deal", deal);
        model.addAttribute("customer", customers.get(deal.customerId()));
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("kinds", KeyFact.Kind.values());
        model.addAttribute("lossKinds", Loss.Kind.values());
        model.addAttribute("products", products.all());
        model.addAttribute("presalesPeople", choices.presalesPeople());
        model.addAttribute("competitors", competitors.knownTo(viewers.current()));
        model.addAttribute("colleagues", choices.colleagues(viewers.current()));
        return "opportunity/form";
    }

    private DealFacts facts(Typed typed, Opportunity deal) {
        var amount = typed.amount("amount");
        var currency = Optional.ofNullable(typed.currency("currency")).orElseGet(() -> choices.currencyOf(amount));
        var facts = new DealFacts(typed.id("product"), amount, currency, typed.date("expectedSigning"),
                typed.text("presales", 63), typed.text("note", 10_000), List.of());
        var before = DealFacts.NONE.withExpectedSigning(deal.expectedSigning()).withAmount(deal.amount(), deal.currency());
        for (var kind : KeyFact.Kind.values()) {
            var evidence = typed.text(kind.evidenceField(), 2000);
            var saidBy = typed.text(kind + ".saidBy", 200);
            var value = typed.text(kind + ".value", 2000);
            // What only repeats the day or the amount follows it.
            if (facts.said(kind) != null && (value == null ? evidence != null : value.equals(before.said(kind)))) {
                value = facts.said(kind);
            }
            typed.problems().require(value != null || evidence == null && saidBy == null, kind + ".value", "error.required");
            facts = facts.with(kind, value, evidence, saidBy);
        }
        return facts;
    }

    private Map<String, String> known(Opportunity deal) {
        var known = new HashMap<String, String>();
        put(known, "version", deal.version());
        put(known, "product", deal.productId());
        put(known, "amount", deal.amount() == null ? null : deal.amount().toPlainString());
        put(known, "currency", deal.currency());
        put(known, "expectedSigning", deal.expectedSigning());
        put(known, "presales", deal.presales());
        put(known, "note", deal.note());
        for (var fact : factBook.keyFacts(deal.id())) {
            put(known, fact.kind() + ".value", fact.value());
            put(known, fact.kind().evidenceField(), fact.evidence());
            put(known, fact.kind() + ".saidBy", fact.saidBy());
        }
        return known;
    }

    private static void put(Map<String, String> known, String field, Object value) {
        if (value != null) {
            known.put(field, value.toString());
        }
    }

    private static int version(Map<String, String> values) {
        try {
            return Integer.parseInt(values.getOrDefault("version", ""));
        } catch (NumberFormatException e) {
            throw Refusal.of("error.changedMeanwhile");
        }
    }

    private Opportunity led(UUID id) {
        var deal = rights.changeable(id);
        if (!viewers.current().leads()) {
            throw new AccessDeniedException(rights.login() + " does not lead and hands nothing over");
        }
        return deal;
    }
}
