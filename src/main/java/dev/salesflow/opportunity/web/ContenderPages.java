package dev.salesflow.opportunity.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Competitors;
import dev.salesflow.opportunity.KeyFact.Confidence;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.competition.Contender;
import dev.salesflow.opportunity.competition.Contender.Standing;
import dev.salesflow.opportunity.competition.Contenders;
import dev.salesflow.opportunity.competition.Grounds;
import dev.salesflow.opportunity.competition.Lead;
import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The competition for a deal as a part of its page, edited in its place. */
@Controller
class ContenderPages {

    private final Contenders contenders;
    private final Competitors known;
    private final DealRights rights;
    private final Viewers viewers;
    private final FormEnd end;

    ContenderPages(Contenders contenders, Competitors known, DealRights rights, Viewers viewers, FormEnd end) {
        this.contenders = contenders;
        this.known = known;
        this.rights = rights;
        this.viewers = viewers;
        this.end = end;
    }

    @GetMapping("/opportunities/{id}/contenders")
    String panel(@PathVariable UUID id, Model model) {
        return panel(rights.visible(id), model);
    }

    @GetMapping("/opportunities/{id}/contenders/new")
    String enter(@PathVariable UUID id, Model model) {
        return form(rights.changeable(id), null, Map.of(), Map.of(), model);
    }

    @GetMapping("/opportunities/{id}/contenders/{contender}")
    String edit(@PathVariable UUID id, @PathVariable UUID contender, Model model) {
        var deal = rights.changeable(id);
        return form(deal, contender, typed(contenders.get(id, contender)), Map.of(), model);
    }

    @PostMapping("/opportunities/{id}/contenders")
    String add(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        return put(rights.changeable(id), null, values, model, response);
    }

    @PostMapping("/opportunities/{id}/contenders/{contender}")
    String change(@PathVariable UUID id, @PathVariable UUID contender, @RequestParam Map<String, String> values, Model model,
            HttpServletResponse response) {
        return put(rights.changeable(id), contender, values, model, response);
    }

    @PostMapping("/opportunities/{id}/contenders/{contender}/remove")
    String remove(@PathVariable UUID id, @PathVariable UUID contender, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        var deal = rights.changeable(id);
        var typed = new Typed(values);
        var version = Objects.requireNonNullElse(typed.wholeNumber("version"), 0);
        return end.of(typed, response, () -> contenders.remove(id, contender, version, rights.login()), () -> changed(deal, model, response),
                problems -> form(deal, contender, values, problems, model));
    }

    private String put(Opportunity deal, UUID id, Map<String, String> values, Model model, HttpServletResponse response) {
        var typed = new Typed(values);
        var version = typed.wholeNumber("version");
        var contender = new Contender(id, version == null ? 0 : version, typed.required("name", 200), typed.oneOf("standing", Standing.class),
                typed.text("strengths", 2000), typed.text("weaknesses", 2000), typed.text("countermove", 2000),
                new Grounds(typed.text("contenderEvidence", 2000), typed.text("contenderSaidBy", 200), typed.date("contenderSaidOn"), typed.oneOf("contenderConfidence", Confidence.class)));
        typed.problems().addAll(contender.problems());
        return end.of(typed, response, () -> contenders.put(deal.id(), contender, rights.login()), () -> changed(deal, model, response),
                problems -> form(deal, id, values, problems, model));
    }

    /** What the page's key facts say of the competition is told by the contenders. */
    private String changed(Opportunity deal, Model model, HttpServletResponse response) {
        response.setHeader("HX-Trigger", "contenders-changed");
        return panel(deal, model);
    }

    private String panel(Opportunity deal, Model model) {
        model.addAttribute("deal", deal);
        var all = contenders.of(deal.id());
        model.addAttribute("contenders", all);
        model.addAttribute("lead", Lead.of(all).orElse(null));
        model.addAttribute("mayChange", rights.mayChange(deal));
        return "opportunity/contenders :: panel";
    }

    private String form(Opportunity deal, UUID id, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("deal", deal);
        model.addAttribute("contender", id);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("known", known.knownTo(viewers.current()));
        model.addAttribute("standings", Standing.values());
        model.addAttribute("confidences", Confidence.values());
        return "opportunity/contenders :: edit";
    }

    private static Map<String, String> typed(Contender one) {
        var typed = new HashMap<String, String>();
        typed.put("version", Integer.toString(one.version()));
        typed.put("name", one.name());
        typed.put("standing", one.standing().name());
        typed.put("strengths", Objects.toString(one.strengths(), ""));
        typed.put("weaknesses", Objects.toString(one.weaknesses(), ""));
        typed.put("countermove", Objects.toString(one.countermove(), ""));
        typed.put("contenderEvidence", Objects.toString(one.grounds().evidence(), ""));
        typed.put("contenderSaidBy", Objects.toString(one.grounds().saidBy(), ""));
        typed.put("contenderSaidOn", Objects.toString(one.grounds().saidOn(), ""));
        typed.put("contenderConfidence", Objects.toString(one.grounds().confidence(), ""));
        return typed;
    }
}
