package dev.salesflow.prospecting.web;

import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.prospecting.checks.CheckBook;
import dev.salesflow.prospecting.checks.SheetField;
import dev.salesflow.prospecting.checks.SheetField.Finding;
import dev.salesflow.prospecting.checks.SheetField.Verdict;
import dev.salesflow.prospecting.checks.WaitingCheck;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
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

/** New sheets that wait for a second person, and the line by line check of one. */
@Controller
@RequestMapping("/prospecting/checks")
class CheckPages {

    private static final int SIZE = 50;
    private static final int LATELY = 20;
    private static final String VERDICT = "verdict.";
    private static final String CORRECTED = "corrected.";

    private final CheckBook book;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;

    CheckPages(CheckBook book, Viewers viewers, FormEnd end, Texts texts) {
        this.book = book;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
    }

    @GetMapping
    String list(Query query, Model model) {
        var viewer = viewers.current();
        model.addAttribute("page", book.waiting(query.page(SIZE), viewer));
        model.addAttribute("checked", book.checked(LATELY, viewer));
        model.addAttribute("me", viewer.login());
        model.addAttribute("leads", viewer.leads());
        return "prospecting/checks";
    }

    @GetMapping("/{id}")
    String check(@PathVariable UUID id, Model model) {
        var viewer = viewers.current();
        return form(book.get(id, viewer), Map.of(), Map.of(), model);
    }

    @PostMapping("/{id}")
    String decide(@PathVariable UUID id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes next, HttpServletResponse response) {
        var viewer = viewers.current();
        var check = book.get(id, viewer);
        return end.of(response, () -> {
            decide(check, typed, viewer);
            next.addFlashAttribute("done", texts.text("prospecting.checked", check.customer()));
            return "redirect:/prospecting/checks";
        }, problems -> form(check, typed, problems, model));
    }

    private void decide(WaitingCheck check, Map<String, String> typed, Viewer viewer) {
        var findings = new HashMap<String, Finding>();
        var problems = new Refusals();
        for (var line : book.sheet(check)) {
            var verdict = typed.get(VERDICT + line.key());
            var unasked = verdict == null || verdict.isEmpty();
            if (Verdict.RIGHT.name().equals(verdict)) {
                findings.put(line.key(), new Finding(Verdict.RIGHT, null));
            } else if (Verdict.WRONG.name().equals(verdict) || unasked && PlainText.clean(typed.get(CORRECTED + line.key())) != null) {
                findings.put(line.key(), new Finding(Verdict.WRONG, problems.read(() -> corrected(line, typed.get(CORRECTED + line.key())))));
            }
        }
        var note = PlainText.clean(typed.get("note"));
        if (!problems.all().isEmpty()) {
            problems.addAll(book.problems(check, findings, note)).throwIfAny();
        }
        book.decide(check.id(), findings, note, viewer);
    }

    /** As the customer's history writes it; refused, naming the field, where it can be no such value. */
    private static String corrected(SheetField line, String text) {
        var clean = PlainText.cleanLines(text);
        if (clean != null) {
            line.field().ifPresent(field -> field.parse(clean));
        }
        return clean;
    }

    private String form(WaitingCheck check, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("check", check);
        model.addAttribute("lines", book.sheet(check));
        var customer = book.customer(check).data();
        model.addAttribute("customer", customer);
        model.addAttribute("phone", customer.phone());
        model.addAttribute("people", book.people(check));
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "prospecting/check";
    }
}
