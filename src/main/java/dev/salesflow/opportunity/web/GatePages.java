package dev.salesflow.opportunity.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.gate.Gaps;
import dev.salesflow.opportunity.gate.GuideLine.Counsel;
import dev.salesflow.opportunity.gate.StageGuide;
import dev.salesflow.opportunity.gate.Waiver;
import dev.salesflow.opportunity.gate.Waivers;
import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the method teaches where a deal stands, and a manager's leave to go on without a key fact, as a part of its page. */
@Controller
class GatePages {

    private final Gaps gaps;
    private final Waivers waivers;
    private final StageGuide guides;
    private final DealView view;
    private final DealRights rights;
    private final Viewers viewers;
    private final FormEnd end;

    GatePages(Gaps gaps, Waivers waivers, StageGuide guides, DealView view, DealRights rights, Viewers viewers, FormEnd end) {
        this.gaps = gaps;
        this.waivers = waivers;
        this.guides = guides;
        this.view = view;
        this.rights = rights;
        this.viewers = viewers;
        this.end = end;
    }

    @GetMapping("/opportunities/{id}/gate")
    String panel(@PathVariable UUID id, Model model) {
        return panel(rights.visible(id), model);
    }

    @GetMapping("/opportunities/{id}/gate/waiver")
    String enter(@PathVariable UUID id, Model model) {
        var deal = rights.visible(id);
        if (!waivers.mayGive(deal, viewers.current())) {
            throw new AccessDeniedException("deal " + id + " is not " + rights.login() + "'s to wave through");
        }
        return form(deal, Map.of(), Map.of(), model);
    }

    @PostMapping("/opportunities/{id}/gate/waiver")
    String give(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        var deal = rights.visible(id);
        var typed = new Typed(values);
        var stage = typed.oneOf("stage", Stage.class);
        var reason = typed.text("reason", 1000);
        return end.of(typed, response, () -> waivers.give(id, stage, reason, viewers.current()), () -> panel(deal, model),
                problems -> form(deal, values, problems, model));
    }

    private String panel(Opportunity deal, Model model) {
        var given = waivers.of(deal.id());
        var guide = guides.of(deal);
        model.addAttribute("deal", deal);
        model.addAttribute("asks", guide.of(Counsel.ASK));
        model.addAttribute("moves", guide.of(Counsel.DO));
        model.addAttribute("given", given);
        model.addAttribute("names", view.names(given.stream().map(Waiver::givenBy).distinct().toList()));
        model.addAttribute("mayWaive", waivers.mayGive(deal, viewers.current()) && !gaps.ahead(deal).isEmpty());
        return "opportunity/gate :: panel";
    }

    private String form(Opportunity deal, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("deal", deal);
        var ahead = gaps.ahead(deal);
        var next = gaps.next(deal, ahead);
        model.addAttribute("ahead", ahead.keySet().stream().sorted(Comparator.comparing((Stage stage) -> !next.contains(stage))).toList());
        model.addAttribute("next", next);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "opportunity/gate :: edit";
    }
}
