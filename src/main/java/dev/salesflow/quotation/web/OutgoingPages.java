package dev.salesflow.quotation.web;

import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.paper.Letters;
import dev.salesflow.quotation.paper.Paper;
import dev.salesflow.quotation.paper.Papers;
import dev.salesflow.quotation.rights.QuotationRights;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What goes out to the customer and what comes back: the paper, letters with it, the answer. */
@Controller
@RequestMapping("/opportunities/{deal}/quotations/{id}")
class OutgoingPages {

    private static final int LONGEST = 10000;

    private final DealRights deals;
    private final QuotationRights rights;
    private final QuotationBook quotations;
    private final Papers papers;
    private final Letters letters;
    private final QuotationView view;
    private final FormEnd end;
    private final Texts texts;

    OutgoingPages(DealRights deals, QuotationRights rights, QuotationBook quotations, Papers papers, Letters letters, QuotationView view, FormEnd end, Texts texts) {
        this.deals = deals;
        this.rights = rights;
        this.quotations = quotations;
        this.papers = papers;
        this.letters = letters;
        this.view = view;
        this.end = end;
        this.texts = texts;
    }

    @GetMapping("/paper")
    ResponseEntity<byte[]> paper(@PathVariable UUID deal, @PathVariable UUID id) {
        var paper = papers.of(rights.visible(deal, id));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(Paper.TYPE)).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(paper.name(), StandardCharsets.UTF_8).build().toString())
                .body(paper.content());
    }

    @PostMapping("/letters")
    String write(@PathVariable UUID deal, @PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        var seen = deals.changeable(deal);
        var quotation = rights.of(seen, id);
        return end.of(response, () -> {
            letters.send(quotation, values.get("address"), new Letters.Words(values.get("subject"), values.get("body")), deals.login());
            return done(quotation, flash, "quotation.letter.written");
        }, problems -> view.page(seen, quotation, values, problems, model));
    }

    @PostMapping("/answer")
    String answer(@PathVariable UUID deal, @PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response,
            RedirectAttributes flash) {
        var seen = deals.changeable(deal);
        var quotation = rights.of(seen, id);
        var typed = new Typed(values);
        var kind = typed.oneOf("kind", Answer.class);
        var words = typed.text("answer", LONGEST);
        return end.of(response, () -> {
            typed.problems().throwIfAny();
            new Refusals().require(kind != null, "kind", "error.required")
                    .require(kind == Answer.ACCEPTED || words != null, "answer", "quotation.answer.why").throwIfAny();
            return answered(quotation, kind, words, flash);
        }, problems -> view.page(seen, quotation, values, problems, model));
    }

    /** What a customer can say. */
    enum Answer { ACCEPTED, REJECTED, CHANGES }

    private String answered(Quotation quotation, Answer kind, String words, RedirectAttributes flash) {
        return switch (kind) {
            case ACCEPTED -> done(quotations.accept(quotation.id(), words, deals.login()), flash, "quotation.answer.noted");
            case REJECTED -> done(quotations.reject(quotation.id(), words, deals.login()), flash, "quotation.answer.noted");
            case CHANGES -> done(quotations.wish(quotation.id(), words, deals.login()), flash, "quotation.answer.revised");
        };
    }

    private String done(Quotation quotation, RedirectAttributes flash, String key) {
        flash.addFlashAttribute("done", texts.text(key));
        return "redirect:/opportunities/" + quotation.opportunityId() + "/quotations/" + quotation.id();
    }
}
