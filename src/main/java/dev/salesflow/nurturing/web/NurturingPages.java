package dev.salesflow.nurturing.web;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.approach.ApproachBook;
import dev.salesflow.nurturing.cadence.ContactPlans;
import dev.salesflow.nurturing.occasion.Occasions;
import dev.salesflow.nurturing.pool.LapsingCustomers;
import dev.salesflow.shared.web.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Whom to speak to again: one's own list or the team's, a part of the day page, and what is planned for one customer. */
@Controller
class NurturingPages {

    private static final String TEAM = "team";
    private static final int MOST = 200;
    private static final int ON_THE_DAY = 10;
    private static final int DAYS_AHEAD = 7;

    private final ContactPlans plans;
    private final LapsingCustomers lapsing;
    private final Occasions occasions;
    private final ApproachBook approaches;
    private final CustomerBook customers;
    private final People people;
    private final Viewers viewers;
    private final Clock clock;

    NurturingPages(ContactPlans plans, LapsingCustomers lapsing, Occasions occasions, ApproachBook approaches, CustomerBook customers,
            People people, Viewers viewers, Clock clock) {
        this.plans = plans;
        this.lapsing = lapsing;
        this.occasions = occasions;
        this.approaches = approaches;
        this.customers = customers;
        this.people = people;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/nurturing")
    String due(Query query, Model model) {
        var viewer = viewers.current();
        var today = LocalDate.now(clock);
        var colleagues = viewer.leads() ? people.colleagues(viewer) : List.<Person>of();
        var chosen = query.named("whose", login -> login.equals(viewer.login()) || colleagues.stream().anyMatch(one -> one.login().equals(login)), TEAM);
        var whose = chosen == null && viewer.leads() ? TEAM : chosen;
        var ahead = query.whole("days", 0, 365);
        var until = today.plusDays(1 + (ahead == null ? 0 : ahead));
        var mine = !viewer.leads() || whose == null || whose.equals(viewer.login());
        model.addAttribute("due", mine ? plans.own(viewer, until, MOST) : plans.seenBy(viewer, TEAM.equals(whose) ? null : whose, until, MOST));
        model.addAttribute("lapsing", mine ? lapsing.own(viewer, today, MOST) : lapsing.seenBy(viewer, today, MOST));
        model.addAttribute("colleagues", colleagues);
        model.addAttribute("whose", whose);
        model.addAttribute("days", ahead == null ? 0 : ahead);
        model.addAttribute("me", viewer.login());
        model.addAttribute("leads", viewer.leads());
        model.addAttribute("today", today);
        model.addAttribute("most", MOST);
        return "nurturing/due";
    }

    /** For the day page: what is due now, and what goes back to the pool; of who leads and has no customers, the team's. */
    @GetMapping("/nurturing/mine")
    String mine(Model model) {
        var viewer = viewers.current();
        var today = LocalDate.now(clock);
        var own = plans.own(viewer, today.plusDays(1), ON_THE_DAY);
        var ofTeam = viewer.leads() && own.isEmpty();
        model.addAttribute("ofTeam", ofTeam);
        model.addAttribute("due", ofTeam ? plans.seenBy(viewer, null, today.plusDays(1), ON_THE_DAY) : own);
        model.addAttribute("count", ofTeam ? 0 : plans.count(viewer, today.plusDays(1)));
        model.addAttribute("counted", ContactPlans.COUNTED);
        model.addAttribute("lapsing", ofTeam ? lapsing.seenBy(viewer, today, ON_THE_DAY) : lapsing.own(viewer, today, ON_THE_DAY));
        model.addAttribute("today", today);
        model.addAttribute("me", viewer.login());
        return "nurturing/due :: mine";
    }

    /** For the day page: what there is to speak about. */
    @GetMapping("/nurturing/occasions/mine")
    String occasions(Model model) {
        model.addAttribute("occasions", occasions.own(viewers.current()).stream().limit(ON_THE_DAY).toList());
        return "nurturing/occasions :: mine";
    }

    /** For the form that records a contact: what there is to speak about with the customer that is chosen. */
    @GetMapping("/contact-records/occasions")
    String occasionsOf(Query query, Model model) {
        var id = query.id("customerId");
        model.addAttribute("occasions", id == null ? List.of() : occasions.of(customers.find(id, viewers.current()).id()));
        return "nurturing/occasions :: hint";
    }

    /** For a customer's page. */
    @GetMapping("/customers/{id}/contact-plan")
    String plan(@PathVariable UUID id, Model model) {
        var customer = customers.find(id, viewers.current());
        var plan = plans.of(id).orElseThrow();
        model.addAttribute("plan", plan);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("soon", LocalDate.now(clock).plusDays(DAYS_AHEAD));
        model.addAttribute("pooledOn", customer.pooledOn());
        model.addAttribute("review", approaches.latest(id).orElse(null));
        model.addAttribute("occasions", occasions.of(id));
        return "nurturing/plan :: panel";
    }
}
