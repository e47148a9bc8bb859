package dev.salesflow.quotation.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.product.PriceListBook;
import dev.salesflow.quotation.template.QuotationSettings;
import dev.salesflow.quotation.template.QuotationTemplate;
import dev.salesflow.quotation.template.QuotationTemplates;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What quotations begin with, for those who lead: templates, and how long an offer usually holds. */
@Controller
@RequestMapping("/quotations/settings")
class TemplatePages {

    private static final int LONGEST = 10000;
    /** Empty rows at the end, so that lines are added without a script. */
    private static final int SPARE_ROWS = 4;

    private final QuotationTemplates templates;
    private final PriceListBook prices;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;

    TemplatePages(QuotationTemplates templates, PriceListBook prices, Viewers viewers, FormEnd end, Texts texts) {
        this.templates = templates;
        this.prices = prices;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
    }

    @GetMapping
    String list(Model model) {
        var settings = templates.settings();
        return list(Map.of("validDays", Integer.toString(settings.validDays()), "remindDays", Integer.toString(settings.remindDays())), Map.of(), model);
    }

    @PostMapping
    String change(@RequestParam Map<String, String> values, Model model, HttpServletResponse response, RedirectAttributes flash) {
        requireLeader();
        var typed = new Typed(values);
        typed.required("validDays", LONGEST);
        typed.required("remindDays", LONGEST);
        var validDays = typed.wholeNumber("validDays");
        var remindDays = typed.wholeNumber("remindDays");
        return end.of(typed, response, () -> templates.change(new QuotationSettings(validDays, remindDays)), () -> done(flash, "quotation.settings.saved"),
                problems -> list(values, problems, model));
    }

    @GetMapping("/templates/new")
    String enter(Model model) {
        return form(null, Map.of(), Map.of(), model);
    }

    @GetMapping("/templates/{id}")
    String edit(@PathVariable UUID id, Model model) {
        return form(id, typed(templates.get(id)), Map.of(), model);
    }

    @PostMapping("/templates")
    String add(@RequestParam Map<String, String> values, Model model, HttpServletResponse response, RedirectAttributes flash) {
        return put(null, values, model, response, flash);
    }

    @PostMapping("/templates/{id}")
    String change(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response, RedirectAttributes flash) {
        return put(id, values, model, response, flash);
    }

    @PostMapping("/templates/{id}/removal")
    String remove(@PathVariable UUID id, RedirectAttributes flash) {
        requireLeader();
        templates.remove(id);
        return done(flash, "quotation.template.removed");
    }

    private String put(UUID id, Map<String, String> values, Model model, HttpServletResponse response, RedirectAttributes flash) {
        requireLeader();
        var typed = new Typed(values);
        var version = typed.wholeNumber("version");
        var template = new QuotationTemplate(id, version == null ? 0 : version, typed.required("name", LONGEST), typed.text("englishName", LONGEST),
                typed.text("terms", LONGEST), typed.text("englishTerms", LONGEST), lines(typed));
        return end.of(typed, response, () -> templates.put(template), () -> done(flash, "quotation.settings.saved"),
                problems -> form(id, values, problems, model));
    }

    private static List<QuotationTemplate.Line> lines(Typed typed) {
        var lines = new ArrayList<QuotationTemplate.Line>();
        for (int row = 0; row < rows(typed.values()); row++) {
            var product = typed.id("product" + row);
            var quantity = typed.number("quantity" + row);
            var discount = typed.number("discount" + row);
            if (product != null) {
                lines.add(new QuotationTemplate.Line(product, quantity == null ? BigDecimal.ONE : quantity, discount == null ? BigDecimal.ZERO : discount,
                        "true".equals(typed.text("optional" + row, LONGEST))));
            }
        }
        return lines;
    }

    private static int rows(Map<String, String> values) {
        return (int) values.keySet().stream().filter(name -> name.matches("product\\d{1,3}")).count();
    }

    private String list(Map<String, String> typed, Map<String, String> problems, Model model) {
        requireLeader();
        model.addAttribute("templates", templates.all());
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "quotation/settings";
    }

    private String form(UUID id, Map<String, String> typed, Map<String, String> problems, Model model) {
        requireLeader();
        model.addAttribute("id", id);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("rows", Math.max(rows(typed), SPARE_ROWS));
        model.addAttribute("products", prices.items(null, null, new Page.Request(0, Page.LARGEST)).items());
        return "quotation/template";
    }

    private void requireLeader() {
        if (!viewers.current().leads()) {
            throw new AccessDeniedException("only managers and administrators keep templates");
        }
    }

    private static Map<String, String> typed(QuotationTemplate template) {
        var typed = new HashMap<String, String>();
        typed.put("version", Integer.toString(template.version()));
        typed.put("name", template.name());
        typed.put("englishName", Objects.toString(template.englishName(), ""));
        typed.put("terms", Objects.toString(template.terms(), ""));
        typed.put("englishTerms", Objects.toString(template.englishTerms(), ""));
        for (int row = 0; row < template.lines().size() + SPARE_ROWS; row++) {
            var line = row < template.lines().size() ? template.lines().get(row) : null;
            typed.put("product" + row, line == null ? "" : line.productId().toString());
            typed.put("quantity" + row, line == null ? "" : LinePages.plain(line.quantity()));
            typed.put("discount" + row, line == null ? "" : LinePages.plain(line.discountPercent()));
            typed.put("optional" + row, Boolean.toString(line != null && line.optional()));
        }
        return typed;
    }

    private String done(RedirectAttributes flash, String key) {
        flash.addFlashAttribute("done", texts.text(key));
        return "redirect:/quotations/settings";
    }
}
