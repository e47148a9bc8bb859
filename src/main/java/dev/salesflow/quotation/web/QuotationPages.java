package dev.salesflow.quotation.web;

import dev.salesflow.company.CompanyBook;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationDrafts;
import dev.salesflow.quotation.QuotationHead;
import dev.salesflow.quotation.line.LineWish;
import dev.salesflow.quotation.rights.QuotationRights;
import dev.salesflow.quotation.template.QuotationTemplates;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A quotation's page: begun, read, its head written. */
@Controller
@RequestMapping("/opportunities/{deal}/quotations")
class QuotationPages {

    private static final int LONGEST = 10000;

    private final DealRights deals;
    private final QuotationRights rights;
    private final QuotationDrafts drafts;
    private final QuotationTemplates templates;
    private final QuotationView view;
    private final CustomerBook customers;
    private final CompanyBook company;
    private final FormEnd end;
    private final Texts texts;
    private final Clock clock;

    QuotationPages(DealRights deals, QuotationRights rights, QuotationDrafts drafts, QuotationTemplates templates, QuotationView view, CustomerBook customers,
            CompanyBook company, FormEnd end, Texts texts, Clock clock) {
        this.deals = deals;
        this.rights = rights;
        this.drafts = drafts;
        this.templates = templates;
        this.view = view;
        this.customers = customers;
        this.company = company;
        this.end = end;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID deal, @PathVariable UUID id, Model model) {
        var seen = deals.visible(deal);
        return view.page(seen, rights.of(seen, id), Map.of(), Map.of(), model);
    }

    @GetMapping("/new")
    String enter(@PathVariable UUID deal, Model model) {
        var seen = deals.changeable(deal);
        var typed = new HashMap<String, String>();
        var currency = seen.currency() == null ? company.current().currency() : seen.currency();
        typed.put("currency", currency);
        typed.put("language", "CNY".equals(currency) ? "zh" : "en");
        typed.put("validUntil", templates.usualValidity().toString());
        return form(seen, null, typed, Map.of(), model);
    }

    @PostMapping
    String begin(@PathVariable UUID deal, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        var seen = deals.changeable(deal);
        var typed = new Typed(values);
        return tried(seen, null, values, model, response, () -> {
            var currency = typed.required("currency", LONGEST) == null ? null : typed.currency("currency");
            var head = head(typed);
            var template = typed.id("template");
            typed.problems().throwIfAny();
            if (template == null) {
                return drafts.beginWith(deal, currency, head, List.<LineWish>of(), deals.login());
            }
            var chosen = templates.get(template);
            var terms = head.terms() == null ? chosen.termsIn(head.language()) : head.terms();
            return drafts.beginWith(deal, currency, new QuotationHead(head.language(), head.validUntil(), head.note(), terms), chosen.wishes(), deals.login());
        });
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID deal, @PathVariable UUID id, Model model) {
        var seen = deals.changeable(deal);
        var quotation = rights.of(seen, id);
        var typed = new HashMap<String, String>();
        typed.put("version", Integer.toString(quotation.version()));
        typed.put("currency", quotation.currency());
        typed.put("language", quotation.head().language());
        typed.put("validUntil", quotation.validUntil().toString());
        typed.put("note", quotation.note());
        typed.put("terms", quotation.head().terms());
        return form(seen, quotation, typed, Map.of(), model);
    }

    @PostMapping("/{id}/head")
    String write(@PathVariable UUID deal, @PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        var seen = deals.changeable(deal);
        var quotation = rights.of(seen, id);
        var typed = new Typed(values);
        return tried(seen, quotation, values, model, response, () -> {
            var currency = typed.required("currency", LONGEST) == null ? null : typed.currency("currency");
            var head = head(typed);
            var version = typed.wholeNumber("version");
            typed.problems().throwIfAny();
            return drafts.write(id, version, head, currency);
        });
    }

    /** The next revision, with the lines of the last. */
    @PostMapping("/revision")
    String revise(@PathVariable UUID deal, RedirectAttributes flash) {
        deals.changeable(deal);
        try {
            return to(drafts.revise(deal, deals.login()));
        } catch (Refusal refusal) {
            flash.addFlashAttribute("problem", texts.text(refusal));
            return "redirect:/opportunities/" + deal;
        }
    }

    /** The lines as the price list has them today. */
    @PostMapping("/{id}/list")
    String followList(@PathVariable UUID deal, @PathVariable UUID id, @RequestParam(required = false) Integer version, RedirectAttributes flash) {
        rights.changeable(deal, id);
        var followed = drafts.followList(deals.login(), id, version);
        flash.addFlashAttribute("done", texts.text("quotation.list.followed"));
        return to(followed) + "#lines";
    }

    @PostMapping("/{id}/abandonment")
    String abandon(@PathVariable UUID deal, @PathVariable UUID id, RedirectAttributes flash) {
        rights.changeable(deal, id);
        drafts.abandon(id);
        flash.addFlashAttribute("done", texts.text("quotation.abandoned"));
        return "redirect:/opportunities/" + deal;
    }

    private QuotationHead head(Typed typed) {
        return new QuotationHead(typed.required("language", LONGEST), date(typed), typed.text("note", LONGEST), typed.text("terms", LONGEST));
    }

    private LocalDate date(Typed typed) {
        typed.required("validUntil", LONGEST);
        var day = typed.date("validUntil");
        typed.problems().require(day == null || !day.isBefore(LocalDate.now(clock)), "validUntil", "quotation.alreadyExpired");
        return day;
    }

    private String tried(Opportunity deal, Quotation quotation, Map<String, String> values, Model model, HttpServletResponse response,
            Supplier<Quotation> attempt) {
        return end.of(response, () -> to(attempt.get()), problems -> form(deal, quotation, values, problems, model));
    }

    private String form(Opportunity deal, Quotation quotation, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("deal", deal);
        model.addAttribute("customer", customers.get(deal.customerId()));
        model.addAttribute("quotation", quotation);
        model.addAttribute("templates", quotation == null ? templates.all() : List.of());
        model.addAttribute("typed", typed);
        model.addAttribute("problems", QuotationView.withoutPlace(problems, "version", "product", "quantity", "name", "unitPrice"));
        return "quotation/form";
    }

    private static String to(Quotation quotation) {
        return "redirect:/opportunities/" + quotation.opportunityId() + "/quotations/" + quotation.id();
    }
}
