package dev.salesflow.customer.web;

import dev.salesflow.customer.merge.DuplicateBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Days;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of customers that may be one. */
@Controller
class DuplicatePages {

    private static final int SIZE = 25;

    private final DuplicateBook duplicates;
    private final Viewers viewers;
    private final Texts texts;
    private final Clock clock;

    DuplicatePages(DuplicateBook duplicates, Viewers viewers, Texts texts, Clock clock) {
        this.duplicates = duplicates;
        this.viewers = viewers;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/customers/duplicates")
    String list(Query query, Model model) {
        boolean dismissed = "true".equals(query.oneOf("dismissed", List.of("true", "false")));
        model.addAttribute("page", duplicates.pairs(dismissed, viewers.current(), query.page(SIZE)));
        model.addAttribute("most", DuplicateBook.MOST);
        model.addAttribute("uncompared", dismissed ? 0 : duplicates.uncompared());
        model.addAttribute("mostCounted", DuplicateBook.MOST_COUNTED);
        model.addAttribute("dismissed", dismissed);
        model.addAttribute("link", "/customers/duplicates?dismissed=" + dismissed + "&");
        model.addAttribute("when", Days.moments(clock.getZone()));
        return "customer/duplicates";
    }

    @PostMapping("/customers/duplicates/dismiss")
    String dismiss(@RequestParam UUID one, @RequestParam UUID other, RedirectAttributes flash) {
        duplicates.dismiss(one, other, viewers.current());
        flash.addFlashAttribute("done", texts.text("customer.pair.dismissed"));
        return "redirect:/customers/duplicates";
    }

    @PostMapping("/customers/duplicates/restore")
    String restore(@RequestParam UUID one, @RequestParam UUID other, RedirectAttributes flash) {
        duplicates.restore(one, other, viewers.current());
        flash.addFlashAttribute("done", texts.text("customer.pair.restored"));
        return "redirect:/customers/duplicates?dismissed=true";
    }
}
