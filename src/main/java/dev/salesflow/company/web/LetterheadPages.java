package dev.salesflow.company.web;

import dev.salesflow.company.Letterhead;
import dev.salesflow.company.Letterheads;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The letterhead of quotations, for administrators. */
@Controller
@RequestMapping("/company/letterhead")
class LetterheadPages {

    /** As it was typed. */
    record Typed(String englishName, String address, String englishAddress, String phone, String email, String website, String taxNumber) {

        static Typed of(Letterhead head) {
            return new Typed(head.englishName(), head.address(), head.englishAddress(), head.phone(), head.email(), head.website(), head.taxNumber());
        }

        Letterhead data() {
            return new Letterhead(englishName, address, englishAddress, phone, email, website, taxNumber);
        }
    }

    private final Letterheads letterheads;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;

    LetterheadPages(Letterheads letterheads, Viewers viewers, FormEnd end, Texts texts) {
        this.letterheads = letterheads;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        return page(Typed.of(letterheads.current()), Map.of(), model);
    }

    @PostMapping
    String change(@ModelAttribute Typed typed, Model model, HttpServletResponse response, RedirectAttributes flash) {
        return end.of(response, () -> {
            letterheads.change(viewers.current(), typed.data());
            flash.addFlashAttribute("done", texts.text("company.changed"));
            return "redirect:/company";
        }, problems -> page(typed, problems, model));
    }

    private String page(Typed typed, Map<String, String> problems, Model model) {
        if (!viewers.current().seesEverything()) {
            throw new AccessDeniedException("only administrators see the letterhead");
        }
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "company/letterhead";
    }
}
