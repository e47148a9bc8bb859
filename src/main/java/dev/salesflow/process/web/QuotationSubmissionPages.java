package dev.salesflow.process.web;

import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.process.quotation.QuotationSubmission;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.rights.QuotationRights;
import dev.salesflow.shared.web.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Submitting a draft on its page or by a call; what is refused, the page it was sent from shows. */
@Controller
class QuotationSubmissionPages {

    /** What it became: on its way through the approval, or sent where nobody needs to approve it. */
    @Schema(name = "QuotationSubmitted")
    record Submitted(UUID id, int revision, Quotation.State state) {
    }

    private final QuotationSubmission submission;
    private final DealRights deals;
    private final QuotationRights rights;
    private final Texts texts;

    QuotationSubmissionPages(QuotationSubmission submission, DealRights deals, QuotationRights rights, Texts texts) {
        this.submission = submission;
        this.deals = deals;
        this.rights = rights;
        this.texts = texts;
    }

    @GetMapping("/opportunities/{deal}/quotations/{id}/submission")
    String panel(@PathVariable UUID deal, @PathVariable UUID id, Model model) {
        var draft = rights.changeable(deal, id);
        model.addAttribute("draft", draft);
        model.addAttribute("obstacle", submission.obstacle(draft, deals.login()).map(texts::text).orElse(null));
        submission.wayThere(draft, deals.login()).ifPresent(way -> {
            model.addAttribute("way", DayLine.tasklist(way.task()));
            model.addAttribute("step", way.key());
        });
        return "process/quotation-submission :: panel";
    }

    @PostMapping("/opportunities/{deal}/quotations/{id}/submission")
    String submit(@PathVariable UUID deal, @PathVariable UUID id, @RequestParam(required = false) Integer version, RedirectAttributes flash) {
        var submitted = submission.submit(rights.changeable(deal, id).id(), version, deals.login());
        flash.addFlashAttribute("done", texts.text("quotation.submit.done." + submitted.state()));
        return "redirect:/opportunities/" + deal + "/quotations/" + id;
    }

    @Operation(operationId = "submitQuotation", summary = "Submits a draft",
            description = "Completes the deal's task that prepares the quotation, in the caller's name. Where the rules ask for approval it waits for that, "
                    + "else it goes out at once. Refused where it was submitted before.")
    @PostMapping("/api/opportunities/{deal}/quotations/{id}/submission")
    @ResponseBody
    Submitted submitByCall(@PathVariable UUID deal, @PathVariable UUID id) {
        var submitted = submission.submit(rights.changeable(deal, id).id(), null, deals.login());
        return new Submitted(submitted.id(), submitted.revision(), submitted.state());
    }
}
