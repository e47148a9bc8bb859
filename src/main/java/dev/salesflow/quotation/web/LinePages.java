package dev.salesflow.quotation.web;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.product.PriceListBook;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationDrafts;
import dev.salesflow.quotation.line.LineWish;
import dev.salesflow.quotation.line.QuotationLine;
import dev.salesflow.quotation.rights.QuotationRights;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lines of a draft. */
@Controller
@RequestMapping("/opportunities/{deal}/quotations/{id}/lines")
class LinePages {

    private static final int LONGEST = 2000;

    private final DealRights deals;
    private final QuotationRights rights;
    private final QuotationDrafts drafts;
    private final PriceListBook prices;
    private final CustomerBook customers;
    private final FormEnd end;
    private final Texts texts;
    private final Clock clock;

    LinePages(DealRights deals, QuotationRights rights, QuotationDrafts drafts, PriceListBook prices, CustomerBook customers, FormEnd end, Texts texts, Clock clock) {
        this.deals = deals;
        this.rights = rights;
        this.drafts = drafts;
        this.prices = prices;
        this.customers = customers;
        this.end = end;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/new")
    String enter(@PathVariable UUID deal, @PathVariable UUID id, Model model) {
        var seen = deals.changeable(deal);
        var quotation = rights.of(seen, id);
        return form(seen, quotation, null, Map.of("quantity", "1", "version", Integer.toString(quotation.version())), Map.of(), model);
    }

    @GetMapping("/{key}")
    String edit(@PathVariable UUID deal, @PathVariable UUID id, @PathVariable UUID key, Model model) {
        var seen = deals.changeable(deal);
        var quotation = rights.of(seen, id);
        var line = quotation.lines().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow(() -> new NotFound("quotation line", key));
        return form(seen, quotation, key, typed(quotation, line), Map.of(), model);
    }

    @PostMapping
    String add(@PathVariable UUID deal, @PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        return put(deals.changeable(deal), id, null, values, model, response);
    }

    @PostMapping("/{key}")
    String change(@PathVariable UUID deal, @PathVariable UUID id, @PathVariable UUID key, @RequestParam Map<String, String> values, Model model,
            HttpServletResponse response) {
        return put(deals.changeable(deal), id, key, values, model, response);
    }

    @PostMapping("/{key}/removal")
    String remove(@PathVariable UUID deal, @PathVariable UUID id, @PathVariable UUID key, RedirectAttributes flash) {
        var quotation = rights.changeable(deal, id);
        drafts.remove(deals.login(), quotation.id(), null, key);
        flash.addFlashAttribute("done", texts.text("quotation.line.removed"));
        return to(quotation);
    }

    @PostMapping("/{key}/raising")
    String raise(@PathVariable UUID deal, @PathVariable UUID id, @PathVariable UUID key) {
        var quotation = rights.changeable(deal, id);
        drafts.raise(deals.login(), quotation.id(), null, key);
        return to(quotation);
    }

    private String put(Opportunity deal, UUID id, UUID key, Map<String, String> values, Model model, HttpServletResponse response) {
        var quotation = rights.of(deal, id);
        return end.of(response, () -> {
            var typed = new Typed(values);
            var version = typed.wholeNumber("version");
            var wish = wish(key, typed);
            typed.problems().throwIfAny();
            return to(drafts.put(deals.login(), id, version, wish));
        }, problems -> form(deal, quotation, key, values, problems, model));
    }

    private LineWish wish(UUID key, Typed typed) {
        return new LineWish(key, "true".equals(typed.text("optional", LONGEST)), typed.id("product"), typed.text("name", LONGEST),
                typed.text("description", LONGEST), typed.number("quantity"), typed.text("unit", LONGEST), typed.amount("unitPrice"),
                typed.number("discountPercent"), typed.number("taxPercent"), rights.seesCost() ? typed.amount("unitCost") : null);
    }

    private String form(Opportunity deal, Quotation quotation, UUID key, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("deal", deal);
        model.addAttribute("customer", customers.get(deal.customerId()));
        model.addAttribute("quotation", quotation);
        model.addAttribute("key", key);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", QuotationView.withoutPlace(problems, "version", "amount"));
        model.addAttribute("offered", prices.offered(LocalDate.now(clock), quotation.currency()));
        model.addAttribute("seesCost", rights.seesCost());
        return "quotation/line";
    }

    private static Map<String, String> typed(Quotation quotation, QuotationLine line) {
        var typed = new HashMap<String, String>();
        typed.put("version", Integer.toString(quotation.version()));
        typed.put("product", line.productId() == null ? "" : line.productId().toString());
        typed.put("name", line.name());
        typed.put("description", line.description());
        typed.put("quantity", plain(line.quantity()));
        typed.put("unit", line.unit());
        typed.put("unitPrice", plain(line.unitPrice()));
        typed.put("discountPercent", plain(line.discountPercent()));
        typed.put("taxPercent", plain(line.taxPercent()));
        typed.put("unitCost", plain(line.unitCost()));
        typed.put("optional", Boolean.toString(line.kind() == QuotationLine.Kind.OPTION));
        return typed;
    }

    static String plain(BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    private static String to(Quotation quotation) {
        return "redirect:/opportunities/" + quotation.opportunityId() + "/quotations/" + quotation.id() + "#lines";
    }
}
