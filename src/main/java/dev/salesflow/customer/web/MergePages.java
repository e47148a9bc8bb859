package dev.salesflow.customer.web;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.merge.MergeBook;
import dev.salesflow.customer.merge.Source;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Two customers side by side, and the button that makes one of them. */
@Controller
class MergePages {

    private static final String COMPARISON = "customer/merge";
    private static final int LONGEST = 200;
    private static final int FOUND = 20;

    private final MergeBook merging;
    private final CustomerBook customers;
    private final CustomerList list;
    private final MergeView view;
    private final Viewers viewers;
    private final Texts texts;

    MergePages(MergeBook merging, CustomerBook customers, CustomerList list, MergeView view, Viewers viewers, Texts texts) {
        this.merging = merging;
        this.customers = customers;
        this.list = list;
        this.view = view;
        this.viewers = viewers;
        this.texts = texts;
    }

    /** Looks for the other one by hand, where nobody suspected the two. */
    @GetMapping("/customers/{id}/merge-with")
    String choose(@PathVariable UUID id, Query asked, Model model) {
        var viewer = viewers.current();
        var query = Objects.requireNonNullElse(asked.text("query", LONGEST), "");
        model.addAttribute("customer", customers.forEditing(id, viewer));
        model.addAttribute("query", query);
        model.addAttribute("rows", query.isBlank() ? List.of()
                : list.find(new CustomerFilter(query, null, null, null, null, null), new Page.Request(0, FOUND), viewer).items()
                        .stream().filter(row -> !row.id().equals(id)).toList());
        return "customer/merge-with";
    }

    /** @param id the one that stays; without another to compare with, one is looked for */
    @GetMapping("/customers/{id}/merge")
    String compare(@PathVariable UUID id, Query asked, Model model, Locale locale) {
        var with = asked.id("with");
        return with == null ? "redirect:/customers/" + id + "/merge-with" : comparison(id, with, Map.of(), model, locale);
    }

    @PostMapping("/customers/{id}/merge")
    ModelAndView merge(@PathVariable UUID id, @RequestParam UUID with, @RequestParam int version, @RequestParam int withVersion,
            @RequestParam Map<String, String> typed, Model model, RedirectAttributes flash, Locale locale) {
        var viewer = viewers.current();
        var chosen = chosen(typed);
        var gone = customers.forEditing(with, viewer).name();
        try {
            merging.merge(id, version, with, withVersion, chosen, viewer);
        } catch (Refusal refusal) {
            var field = refusal.field() == null ? "" : texts.text("customer.field." + refusal.field()) + ": ";
            model.addAttribute("problem", field + texts.text(refusal));
            return new ModelAndView(comparison(id, with, chosen, model, locale), model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (OptimisticLockingFailureException e) {
            model.addAttribute("problem", texts.text("customer.merge.error.changed"));
            return new ModelAndView(comparison(id, with, chosen, model, locale), model.asMap(), HttpStatus.CONFLICT);
        }
        flash.addFlashAttribute("done", texts.text("customer.merge.done", gone));
        return new ModelAndView("redirect:/customers/" + id);
    }

    private String comparison(UUID id, UUID with, Map<CustomerField, Source> chosen, Model model, Locale locale) {
        var comparison = merging.compare(id, with, viewers.current());
        model.addAttribute("comparison", comparison);
        model.addAttribute("lines", view.lines(comparison, chosen, locale));
        return COMPARISON;
    }

    /** What the form says of each field; a word that is no choice counts as none. */
    private static Map<CustomerField, Source> chosen(Map<String, String> typed) {
        var chosen = new EnumMap<CustomerField, Source>(CustomerField.class);
        for (var field : CustomerField.values()) {
            for (var source : Source.values()) {
                if (source.name().equals(typed.get(field.key()))) {
                    chosen.put(field, source);
                }
            }
        }
        return chosen;
    }
}
