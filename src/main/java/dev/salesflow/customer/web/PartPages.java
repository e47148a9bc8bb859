package dev.salesflow.customer.web;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.merge.MergeBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Days;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Undoing a merge: what goes back is shown before, what was changed since is asked. */
@Controller
class PartPages {

    private final MergeBook merging;
    private final CustomerBook customers;
    private final MergeView view;
    private final Viewers viewers;
    private final Texts texts;
    private final Clock clock;

    PartPages(MergeBook merging, CustomerBook customers, MergeView view, Viewers viewers, Texts texts, Clock clock) {
        this.merging = merging;
        this.customers = customers;
        this.view = view;
        this.viewers = viewers;
        this.texts = texts;
        this.clock = clock;
    }

    /** Which merges stand on the customer's page, each with the way to undo it. */
    @GetMapping("/customers/{id}/merges")
    String list(@PathVariable UUID id, Model model) {
        var viewer = viewers.current();
        var customer = customers.find(id, viewer);
        model.addAttribute("customer", customer);
        model.addAttribute("merges", merging.into(id));
        model.addAttribute("mayEdit", customers.mayEdit(customer, viewer));
        model.addAttribute("when", Days.moments(clock.getZone()));
        return "customer/merges :: merges";
    }

    @GetMapping("/customers/{id}/merges/{merge}")
    String ask(@PathVariable UUID id, @PathVariable UUID merge, Model model, Locale locale) {
        var viewer = viewers.current();
        var found = merging.find(merge, id, viewer);
        var customer = customers.find(id, viewer);
        model.addAttribute("customer", customer);
        model.addAttribute("merge", found);
        model.addAttribute("backs", view.backs(found, customer.data(), locale));
        model.addAttribute("when", Days.moments(clock.getZone()));
        return "customer/part";
    }

    @PostMapping("/customers/{id}/merges/{merge}/undo")
    String undo(@PathVariable UUID id, @PathVariable UUID merge, @RequestParam int version,
            @RequestParam(defaultValue = "") List<String> back, RedirectAttributes flash) {
        var viewer = viewers.current();
        var found = merging.find(merge, id, viewer);
        try {
            merging.part(merge, id, version, fields(back), viewer);
        } catch (OptimisticLockingFailureException e) {
            throw Refusal.of("customer.merge.error.changed");
        }
        flash.addFlashAttribute("done", texts.text("customer.part.done", found.fromName()));
        return "redirect:/customers/" + found.from();
    }

    private static Set<CustomerField> fields(List<String> keys) {
        return keys.stream().flatMap(key -> CustomerField.ofKey(key).stream()).collect(Collectors.toSet());
    }
}
