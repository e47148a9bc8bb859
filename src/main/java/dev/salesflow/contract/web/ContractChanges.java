package dev.salesflow.contract.web;

import dev.salesflow.contract.ContractBook;
import dev.salesflow.contract.Term;
import dev.salesflow.contract.payment.Planned;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people change on a contract's page: days and instalments, receipts, the end before its time. */
@Controller
class ContractChanges {

    private final ContractBook contracts;
    private final ContractPages pages;
    private final Viewers viewers;
    private final FormEnd end;

    ContractChanges(ContractBook contracts, ContractPages pages, Viewers viewers, FormEnd end) {
        this.contracts = contracts;
        this.pages = pages;
        this.viewers = viewers;
        this.end = end;
    }

    /** One of the ways to change a contract. */
    private interface Change {
        void of(Typed typed);
    }

    @PostMapping("/contracts/{id}")
    String change(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        return make(id, values, model, response, typed -> {
            var version = typed.wholeNumber("version");
            var term = new Term(typed.date("startsOn"), typed.date("endsOn"), typed.date("warrantyUntil"));
            var note = typed.text("note", 2000);
            var plan = plan(typed);
            typed.problems().throwIfAny();
            contracts.change(id, version == null ? -1 : version, term, note, plan, viewers.current().login());
        });
    }

    @PostMapping("/contracts/{id}/receipts")
    String receive(@PathVariable UUID id, @RequestParam(required = false) UUID receipt, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        return make(id, values, model, response, typed -> {
            var number = typed.wholeNumber("number");
            var amount = typed.amount("amount");
            var on = typed.date("on");
            var note = typed.text("note", 200);
            typed.problems().require(number != null, "number", "error.required").throwIfAny();
            contracts.receive(id, receipt == null ? Ids.next() : receipt, number, amount, on, note, viewers.current().login());
        });
    }

    @PostMapping("/contracts/{id}/receipts/{receipt}/removal")
    String takeBack(@PathVariable UUID id, @PathVariable UUID receipt, Model model, HttpServletResponse response) {
        return make(id, Map.of(), model, response, typed -> contracts.takeBack(id, receipt, viewers.current().login()));
    }

    @PostMapping("/contracts/{id}/cancel")
    String cancel(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        return make(id, values, model, response, typed -> {
            var reason = typed.required("reason", 1000);
            var on = typed.date("on");
            typed.problems().throwIfAny();
            contracts.cancel(id, reason, on, viewers.current().login());
        });
    }

    private String make(UUID id, Map<String, String> values, Model model, HttpServletResponse response, Change change) {
        changeable(id);
        return end.of(response, () -> {
            change.of(new Typed(values));
            return "redirect:/contracts/" + id;
        }, problems -> pages.show(contracts.get(id), values, problems, model));
    }

    private void changeable(UUID id) {
        var viewer = viewers.current();
        var contract = contracts.visible(id, viewer);
        if (!contracts.mayChange(contract, viewer)) {
            throw new AccessDeniedException("contract " + id + " is not " + viewer.login() + "'s to change");
        }
    }

    /** Rows {@code due1, instalment1, purpose1, number1} and so on; a row with nothing but its number is one taken away. */
    private static List<Planned> plan(Typed typed) {
        var rows = typed.values().keySet().stream().filter(name -> name.matches("due\\d{1,3}")).map(name -> Integer.valueOf(name.substring(3)))
                .collect(Collectors.toCollection(TreeSet::new));
        var plan = new ArrayList<Planned>();
        for (var row : rows) {
            var due = typed.date("due" + row);
            var amount = typed.amount("instalment" + row);
            var note = typed.text("purpose" + row, 200);
            if (due != null || amount != null || note != null) {
                plan.add(new Planned(typed.wholeNumber("number" + row), due, amount, note));
                typed.problems().require(due != null || typed.problems().concerns("due" + row), "due" + row, "error.required")
                        .require(amount != null || typed.problems().concerns("instalment" + row), "instalment" + row, "error.required");
            }
        }
        return plan;
    }
}
