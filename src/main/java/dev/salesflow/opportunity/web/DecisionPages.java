package dev.salesflow.opportunity.web;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.decision.DecisionChart;
import dev.salesflow.opportunity.decision.DecisionMap;
import dev.salesflow.opportunity.decision.DecisionPerson;
import dev.salesflow.opportunity.decision.DecisionPerson.Part;
import dev.salesflow.opportunity.decision.DecisionPerson.Support;
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

/** The decision's organisation chart as a part of the deal's page, edited in its place. */
@Controller
class DecisionPages {

    private static final String PANEL = "opportunity/people :: panel";

    private final DecisionMap map;
    private final CustomerBook customers;
    private final DealRights rights;
    private final FormEnd end;

    DecisionPages(DecisionMap map, CustomerBook customers, DealRights rights, FormEnd end) {
        this.map = map;
        this.customers = customers;
        this.rights = rights;
        this.end = end;
    }

    @GetMapping("/opportunities/{id}/people")
    String panel(@PathVariable UUID id, Model model) {
        return panel(rights.visible(id), model);
    }

    @GetMapping("/opportunities/{id}/people/new")
    String enter(@PathVariable UUID id, Model model) {
        return form(rights.changeable(id), null, Map.of("inside", "true", "support", Support.UNKNOWN.name()), Map.of(), model);
    }

    @GetMapping("/opportunities/{id}/people/{person}")
    String edit(@PathVariable UUID id, @PathVariable UUID person, Model model) {
        var deal = rights.changeable(id);
        return form(deal, person, typed(map.get(id, person)), Map.of(), model);
    }

    @PostMapping("/opportunities/{id}/people")
    String add(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        return put(rights.changeable(id), null, values, model, response);
    }

    @PostMapping("/opportunities/{id}/people/{person}")
    String change(@PathVariable UUID id, @PathVariable UUID person, @RequestParam Map<String, String> values, Model model,
            HttpServletResponse response) {
        return put(rights.changeable(id), person, values, model, response);
    }

    @PostMapping("/opportunities/{id}/people/{person}/remove")
    String remove(@PathVariable UUID id, @PathVariable UUID person, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        var deal = rights.changeable(id);
        var typed = new Typed(values);
        var version = Objects.requireNonNullElse(typed.wholeNumber("version"), 0);
        return end.of(typed, response, () -> map.remove(id, person, version, rights.login()), () -> panel(deal, model),
                problems -> form(deal, person, values, problems, model));
    }

    private String put(Opportunity deal, UUID id, Map<String, String> values, Model model, HttpServletResponse response) {
        var typed = new Typed(values);
        var version = typed.wholeNumber("version");
        var person = new DecisionPerson(id, version == null ? 0 : version, typed.required("name", 200), typed.text("title", 200),
                Boolean.parseBoolean(values.get("inside")), typed.oneOf("part", Part.class), typed.oneOf("support", Support.class),
                typed.id("reportsTo"), typed.wholeNumber("step"), typed.text("note", 2000));
        typed.problems().addAll(person.problems());
        return end.of(typed, response, () -> map.put(deal.id(), person, rights.login()), () -> panel(deal, model),
                problems -> form(deal, id, values, problems, model));
    }

    private String panel(Opportunity deal, Model model) {
        var people = map.of(deal.id());
        model.addAttribute("deal", deal);
        model.addAttribute("people", people);
        model.addAttribute("chart", DecisionChart.of(people));
        model.addAttribute("mayChange", rights.mayChange(deal));
        return PANEL;
    }

    private String form(Opportunity deal, UUID id, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("deal", deal);
        model.addAttribute("person", id);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("others", map.of(deal.id()).stream().filter(other -> !other.id().equals(id)).toList());
        model.addAttribute("contacts", customers.contacts(deal.customerId()));
        model.addAttribute("parts", Part.values());
        model.addAttribute("supports", Support.values());
        return "opportunity/people :: edit";
    }

    private static Map<String, String> typed(DecisionPerson person) {
        var typed = new HashMap<String, String>();
        typed.put("version", Integer.toString(person.version()));
        typed.put("name", person.name());
        typed.put("title", Objects.toString(person.title(), ""));
        typed.put("inside", Boolean.toString(person.inside()));
        typed.put("part", person.part().name());
        typed.put("support", person.support().name());
        typed.put("reportsTo", Objects.toString(person.reportsTo(), ""));
        typed.put("step", Objects.toString(person.step(), ""));
        typed.put("note", Objects.toString(person.note(), ""));
        return typed;
    }
}
