package dev.salesflow.opportunity.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.doubt.Doubt;
import dev.salesflow.opportunity.doubt.Doubt.Kind;
import dev.salesflow.opportunity.doubt.Doubts;
import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What keeps the customer from signing, as a part of the deal's page, edited in its place. */
@Controller
class DoubtPages {

    private final Doubts doubts;
    private final DealView view;
    private final DealChoices choices;
    private final DealRights rights;
    private final Viewers viewers;
    private final FormEnd end;
    private final Clock clock;

    DoubtPages(Doubts doubts, DealView view, DealChoices choices, DealRights rights, Viewers viewers, FormEnd end, Clock clock) {
        this.doubts = doubts;
        this.view = view;
        this.choices = choices;
        this.rights = rights;
        this.viewers = viewers;
        this.end = end;
        this.clock = clock;
    }

    @GetMapping("/opportunities/{id}/doubts")
    String panel(@PathVariable UUID id, Model model) {
        return panel(rights.visible(id), model);
    }

    /** For the day's page. */
    @GetMapping("/doubts/mine")
    String mine(Model model) {
        var asked = doubts.askedOf(viewers.current());
        model.addAttribute("asked", asked);
        model.addAttribute("more", doubts.countAskedOf(viewers.current()) - asked.size());
        model.addAttribute("today", LocalDate.now(clock));
        return "opportunity/doubts :: mine";
    }

    @GetMapping("/opportunities/{id}/doubts/new")
    String enter(@PathVariable UUID id, Model model) {
        return form(rights.changeable(id), null, false, Map.of(), Map.of(), model);
    }

    @GetMapping("/opportunities/{id}/doubts/{doubt}")
    String edit(@PathVariable UUID id, @PathVariable UUID doubt, Model model) {
        var deal = rights.visible(id);
        var known = doubts.get(id, doubt);
        return form(deal, known, mustAnswer(deal, known), typed(known), Map.of(), model);
    }

    @PostMapping("/opportunities/{id}/doubts")
    String add(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        return put(rights.changeable(id), null, values, model, response);
    }

    @PostMapping("/opportunities/{id}/doubts/{doubt}")
    String change(@PathVariable UUID id, @PathVariable UUID doubt, @RequestParam Map<String, String> values, Model model,
            HttpServletResponse response) {
        var deal = rights.visible(id);
        var known = doubts.get(id, doubt);
        return mustAnswer(deal, known) ? answer(deal, known, values, model, response) : put(deal, known, values, model, response);
    }

    /**
     * Whether the person answers it and changes nothing else.
     *
     * @throws AccessDeniedException where neither is theirs
     */
    private boolean mustAnswer(Opportunity deal, Doubt doubt) {
        if (rights.mayChange(deal)) {
            return false;
        }
        if (!mayAnswer(deal, doubt)) {
            throw new AccessDeniedException("doubt " + doubt.id() + " is not " + rights.login() + "'s to answer");
        }
        return true;
    }

    private boolean mayAnswer(Opportunity deal, Doubt doubt) {
        return deal.isOpen() && !doubt.resolved() && viewers.current().isOwner(doubt.owner());
    }

    private String answer(Opportunity deal, Doubt known, Map<String, String> values, Model model, HttpServletResponse response) {
        var typed = new Typed(values);
        var version = typed.wholeNumber("version");
        var answer = typed.required("answer", 2000);
        var proof = typed.text("proof", 2000);
        return end.of(typed, response, () -> doubts.answer(deal.id(), known.id(), version == null ? 0 : version, answer, proof, rights.login()),
                () -> panel(deal, model), problems -> form(deal, known, true, values, problems, model));
    }

    private String put(Opportunity deal, Doubt known, Map<String, String> values, Model model, HttpServletResponse response) {
        var typed = new Typed(values);
        var version = typed.wholeNumber("version");
        var doubt = Doubt.told(known == null ? null : known.id(), version == null ? 0 : version, typed.oneOf("kind", Kind.class), typed.required("doubt", 2000),
                typed.text("owner", 200), typed.date("due"), typed.text("answer", 2000), typed.text("proof", 2000), values.containsKey("resolved"));
        typed.problems().addAll(doubt.problems());
        return end.of(typed, response, () -> doubts.put(deal.id(), doubt, rights.login()), () -> panel(deal, model),
                problems -> form(deal, known, false, values, problems, model));
    }

    private String panel(Opportunity deal, Model model) {
        var all = doubts.of(deal.id());
        model.addAttribute("deal", deal);
        model.addAttribute("doubts", all);
        model.addAttribute("open", all.stream().filter(doubt -> !doubt.resolved()).count());
        model.addAttribute("names", view.names(all.stream().flatMap(one -> Stream.of(one.owner(), deal.owner())).filter(Objects::nonNull).distinct().toList()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("mayChange", rights.mayChange(deal));
        model.addAttribute("answers", all.stream().filter(one -> mayAnswer(deal, one)).map(Doubt::id).toList());
        return "opportunity/doubts :: panel";
    }

    private String form(Opportunity deal, Doubt known, boolean onlyAnswer, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("deal", deal);
        model.addAttribute("doubt", known == null ? null : known.id());
        model.addAttribute("asked", onlyAnswer ? known.doubt() : null);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("owners", choices.helpers(viewers.current(), deal.owner(), typed.get("owner")));
        return "opportunity/doubts :: edit";
    }

    private static Map<String, String> typed(Doubt one) {
        var typed = new HashMap<String, String>();
        typed.put("version", Integer.toString(one.version()));
        typed.put("kind", one.kind().name());
        typed.put("doubt", one.doubt());
        typed.put("owner", Objects.toString(one.owner(), ""));
        typed.put("due", Objects.toString(one.due(), ""));
        typed.put("answer", Objects.toString(one.answer(), ""));
        typed.put("proof", Objects.toString(one.proof(), ""));
        if (one.resolved()) {
            typed.put("resolved", "on");
        }
        return typed;
    }
}
