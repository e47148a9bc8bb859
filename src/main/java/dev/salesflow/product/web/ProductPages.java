package dev.salesflow.product.web;

import dev.salesflow.company.CompanyBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.product.ListedItem;
import dev.salesflow.product.PriceListBook;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.ListAddress;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
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

/** The price list: everybody reads it, managers and admins keep it, and only managers see what things cost us. */
@Controller
@RequestMapping("/products")
class ProductPages {

    private static final int SIZE = 50;
    private static final int LONGEST = 200;

    private final PriceListBook prices;
    private final CompanyBook company;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;
    private final Clock clock;

    ProductPages(PriceListBook prices, CompanyBook company, Viewers viewers, FormEnd end, Texts texts, Clock clock) {
        this.prices = prices;
        this.company = company;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    String list(Query query, Model model) {
        var text = query.text("q", LONGEST);
        var kind = query.oneOf("kind", ListedItem.Kind.class);
        model.addAttribute("page", prices.items(text, kind, query.page(SIZE)));
        model.addAttribute("q", text);
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", List.of(ListedItem.Kind.values()));
        model.addAttribute("link", ListAddress.open(ListAddress.of("/products").with("q", text).with("kind", kind).toString()));
        model.addAttribute("today", LocalDate.now(clock));
        rights(model);
        return "product/list";
    }

    @GetMapping("/new")
    String enter(Model model) {
        requireKeeper();
        return form(null, Map.of("kind", ListedItem.Kind.PRODUCT.name(), "currency", company.current().currency()), Map.of(), model);
    }

    @GetMapping("/{id}")
    String edit(@PathVariable UUID id, Model model) {
        requireKeeper();
        return form(id, typed(get(id)), Map.of(), model);
    }

    @PostMapping
    String add(@RequestParam Map<String, String> values, Model model, HttpServletResponse response, RedirectAttributes flash) {
        return put(null, values, model, response, flash);
    }

    @PostMapping("/{id}")
    String change(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        return put(id, values, model, response, flash);
    }

    private String put(UUID id, Map<String, String> values, Model model, HttpServletResponse response, RedirectAttributes flash) {
        requireKeeper();
        return end.of(response, () -> {
            prices.put(read(id, new Typed(values)));
            flash.addFlashAttribute("done", texts.text("product.saved"));
            return "redirect:/products";
        }, problems -> form(id, values, problems, model));
    }

    private ListedItem read(UUID id, Typed typed) {
        var version = typed.wholeNumber("version");
        var item = new ListedItem(id, version == null ? 0 : version, typed.text("code", LONGEST), typed.required("name", LONGEST),
                typed.text("englishName", LONGEST), typed.oneOf("kind", ListedItem.Kind.class), typed.text("series", LONGEST),
                typed.text("unit", LONGEST), typed.text("englishUnit", LONGEST), typed.amount("listPrice"), typed.currency("currency"), typed.number("taxPercent"),
                seesCost() ? typed.amount("cost") : id == null ? null : get(id).cost(), wholeUnits(typed), typed.date("validFrom"), typed.date("validUntil"));
        typed.problems().addAll(item.problems()).throwIfAny();
        return item;
    }

    /** Nothing: as is usual for the unit. */
    private static Boolean wholeUnits(Typed typed) {
        var said = typed.text("wholeUnits", LONGEST);
        typed.problems().require(said == null || said.equals("true") || said.equals("false"), "wholeUnits", "error.notAChoice");
        return said == null ? null : Boolean.valueOf(said);
    }

    private String form(UUID id, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("kinds", List.of(ListedItem.Kind.values()));
        rights(model);
        return "product/form";
    }

    private void rights(Model model) {
        model.addAttribute("mayKeep", viewers.current().leads());
        model.addAttribute("seesCost", seesCost());
    }

    private boolean seesCost() {
        return viewers.current().isManager();
    }

    private void requireKeeper() {
        if (!viewers.current().leads()) {
            throw new AccessDeniedException("only managers and administrators keep the price list");
        }
    }

    private ListedItem get(UUID id) {
        return prices.find(id).orElseThrow(() -> new NotFound("product", id));
    }

    private static Map<String, String> typed(ListedItem item) {
        var typed = new HashMap<String, String>();
        typed.put("version", Integer.toString(item.version()));
        typed.put("code", item.code());
        typed.put("name", item.name());
        typed.put("englishName", item.englishName());
        typed.put("kind", item.kind().name());
        typed.put("series", item.series());
        typed.put("unit", item.unit());
        typed.put("englishUnit", item.englishUnit());
        typed.put("listPrice", plain(item.listPrice()));
        typed.put("currency", item.currency());
        typed.put("taxPercent", plain(item.taxPercent()));
        typed.put("cost", plain(item.cost()));
        typed.put("wholeUnits", Objects.toString(item.wholeUnits(), ""));
        typed.put("validFrom", Objects.toString(item.validFrom(), ""));
        typed.put("validUntil", Objects.toString(item.validUntil(), ""));
        return typed;
    }

    private static String plain(BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
