package dev.salesflow.opportunity.web;

import dev.salesflow.identity.Narrowing;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.alert.DealAlerts;
import dev.salesflow.opportunity.alert.StaleDeals;
import dev.salesflow.shared.web.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Deals that call for attention, for the day page, and those that stood still on a chosen day. */
@Controller
class AlertPages {

    private static final int MOST = 10;
    private static final int LONGEST = 100;

    private final DealAlerts alerts;
    private final StaleDeals stale;
    private final DealChoices choices;
    private final Narrowing narrowing;
    private final Viewers viewers;
    private final Clock clock;

    AlertPages(DealAlerts alerts, StaleDeals stale, DealChoices choices, Narrowing narrowing, Viewers viewers, Clock clock) {
        this.alerts = alerts;
        this.stale = stale;
        this.choices = choices;
        this.narrowing = narrowing;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** A part of the day page; nothing for presales, who have no deals of their own. */
    @GetMapping("/pipeline/alerts")
    String mine(Model model) {
        var viewer = viewers.current();
        var alerting = alerts.seenBy(viewer, MOST);
        model.addAttribute("alerting", alerting);
        model.addAttribute("concerned", !alerting.isEmpty() || viewer.role() != Role.PRESALES);
        model.addAttribute("count", alerts.count(viewer));
        model.addAttribute("leads", viewer.leads());
        return "opportunity/alerts :: panel";
    }

    @GetMapping("/pipeline/stale")
    String stale(Query query, Model model) {
        var viewer = viewers.current();
        var owner = query.named("owner", choices::isPerson);
        var team = query.id("team");
        var day = Objects.requireNonNullElse(query.day("asOf"), LocalDate.now(clock));
        model.addAttribute("found", stale.on(day, viewer, owner, team, LONGEST));
        model.addAttribute("asOf", day);
        model.addAttribute("stages", Stage.ALL);
        model.addAttribute("owner", owner);
        model.addAttribute("team", team);
        model.addAttribute("owners", narrowing.owners(viewer));
        model.addAttribute("teams", narrowing.teams(viewer));
        return "opportunity/stale";
    }
}
