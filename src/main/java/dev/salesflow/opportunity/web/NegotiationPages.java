package dev.salesflow.opportunity.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.negotiation.Negotiation;
import dev.salesflow.opportunity.negotiation.Point;
import dev.salesflow.opportunity.negotiation.Round;
import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rounds of a negotiation, as a part of the deal's page; one is written down there too, whatever its process does. */
@Controller
class NegotiationPages {

    /** Rows of a new round; a row without a word is none. */
    private static final int ROWS = 5;

    private final Negotiation negotiation;
    private final DealView view;
    private final DealRights rights;
    private final Viewers viewers;
    private final FormEnd end;
    private final Clock clock;

    NegotiationPages(Negotiation negotiation, DealView view, DealRights rights, Viewers viewers, FormEnd end, Clock clock) {
        this.negotiation = negotiation;
        this.view = view;
        this.rights = rights;
        this.viewers = viewers;
        this.end = end;
        this.clock = clock;
    }

    @GetMapping("/opportunities/{id}/negotiation")
    String ofOpportunity(@PathVariable UUID id, Model model) {
        return panel(rights.visible(id), model);
    }

    @GetMapping("/opportunities/{id}/negotiation/new")
    String enter(@PathVariable UUID id, Model model) {
        var deal = rights.changeable(id);
        if (!Negotiation.hasBegun(deal)) {
            return panel(deal, model);
        }
        var typed = new HashMap<String, String>();
        typed.put("heldOn", LocalDate.now(clock).toString());
        negotiation.of(deal, viewers.current()).stream().map(Round::limit).filter(limit -> !limit.isEmpty()).findFirst().ifPresent(limit -> {
            typed.put("walkAway", limit.walkAway() == null ? "" : limit.walkAway().stripTrailingZeros().toPlainString());
            typed.put("limits", Objects.toString(limit.limits(), ""));
        });
        return form(deal, typed, Map.of(), model);
    }

    @PostMapping("/opportunities/{id}/negotiation")
    String tell(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        var deal = rights.changeable(id);
        var typed = new Typed(values);
        var round = round(typed);
        mayTellLimit(deal, round.limit());
        return end.of(typed, response, () -> negotiation.told(id, round, rights.login()), () -> panel(deal, model),
                problems -> form(deal, values, problems, model));
    }

    /** @throws AccessDeniedException where somebody sets a limit who may not read one */
    private void mayTellLimit(Opportunity deal, Round.Limit limit) {
        if (!limit.isEmpty() && !negotiation.readsLimit(deal, viewers.current())) {
            throw new AccessDeniedException("the limit of deal " + deal.id() + " is not " + rights.login() + "'s to set");
        }
    }

    private Round round(Typed typed) {
        var heldOn = typed.date("heldOn");
        var round = new Round(0, heldOn, typed.required("metWith", 200), typed.required("agreed", 2000), null,
                new Round.Limit(typed.amount("walkAway"), typed.text("limits", 2000)), points(typed), rights.login());
        typed.problems().require(heldOn != null || typed.problems().concerns("heldOn"), "heldOn", "error.required");
        return round;
    }

    private static List<Point> points(Typed typed) {
        var points = new ArrayList<Point>();
        for (var row = 0; row < ROWS; row++) {
            var demand = typed.text("demand-" + row, 1000);
            var given = typed.text("given-" + row, 1000);
            var taken = typed.text("taken-" + row, 1000);
            var kind = typed.oneOf("kind-" + row, Point.Kind.class);
            var state = typed.oneOf("state-" + row, Point.State.class);
            if (demand != null || given != null || taken != null) {
                typed.problems().require(demand != null || typed.problems().concerns("demand-" + row), "demand-" + row, "error.required")
                        .require(kind != null || typed.problems().concerns("kind-" + row), "kind-" + row, "error.required");
                points.add(new Point(kind, demand, given, taken, state == null ? Point.State.OPEN : state));
            }
        }
        return points;
    }

    private String panel(Opportunity deal, Model model) {
        var rounds = negotiation.of(deal, viewers.current());
        model.addAttribute("deal", deal);
        model.addAttribute("rounds", rounds);
        model.addAttribute("names", view.names(rounds.stream().map(Round::recordedBy).distinct().toList()));
        model.addAttribute("mayTell", rights.mayChange(deal) && Negotiation.hasBegun(deal));
        return "opportunity/negotiation :: panel";
    }

    private String form(Opportunity deal, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("deal", deal);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("rows", ROWS);
        model.addAttribute("kinds", Point.Kind.values());
        model.addAttribute("states", Point.State.values());
        model.addAttribute("limit", negotiation.readsLimit(deal, viewers.current()));
        return "opportunity/negotiation :: edit";
    }
}
