package dev.salesflow.demo.web;

import dev.salesflow.demo.DemoRemoval;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The one step from trying out to real work. */
@Controller
class DemoPages {

    private final DemoRemoval removal;
    private final Viewers viewers;
    private final Texts texts;

    DemoPages(DemoRemoval removal, Viewers viewers, Texts texts) {
        this.removal = removal;
        this.viewers = viewers;
        this.texts = texts;
    }

    @GetMapping("/demo")
    String show(Model model) {
        var contents = removal.contents();
        model.addAttribute("contents", contents);
        model.addAttribute("ownAdmin", !contents.people().contains(viewers.current().login()));
        return "demo/show";
    }

    /** The way here, as a part of the page of people; nothing once the demo is gone. */
    @GetMapping("/demo/link")
    String link(Model model) {
        model.addAttribute("none", !removal.isDue());
        return "demo/link :: button";
    }

    @PostMapping("/demo/removal")
    String remove(@RequestParam(defaultValue = "false") boolean sure, RedirectAttributes flash) {
        if (!sure) {
            throw Refusal.ofField("sure", "demo.error.sure");
        }
        var gone = removal.remove(viewers.current());
        flash.addFlashAttribute("done", texts.text("demo.removed", gone.customers().size(), gone.deals().size(), gone.people().size()));
        return "redirect:/people";
    }
}
