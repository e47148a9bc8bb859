package dev.salesflow.opportunity.web;

import dev.salesflow.grading.BuyingPower;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.needs.CoreNeed;
import dev.salesflow.opportunity.needs.NeedsBook;
import dev.salesflow.opportunity.needs.NeedsDue;
import dev.salesflow.opportunity.needs.Scoring;
import dev.salesflow.opportunity.needs.Side;
import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

/** A deal's core needs as a part of its page: written by its rep, scored by the rep and by its presales person. */
@Controller
class NeedsPages {

    private final NeedsBook book;
    private final NeedsDue due;
    private final DealView view;
    private final DealRights rights;
    private final Viewers viewers;
    private final FormEnd end;
    private final Clock clock;

    NeedsPages(NeedsBook book, NeedsDue due, DealView view, DealRights rights, Viewers viewers, FormEnd end, Clock clock) {
        this.book = book;
        this.due = due;
        this.view = view;
        this.rights = rights;
        this.viewers = viewers;
        this.end = end;
        this.clock = clock;
    }

    /** Which of a person's deals are to be scored (again): a part of their day. */
    @GetMapping("/needs/mine")
    String mine(Model model) {
        model.addAttribute("due", due.of(viewers.current()));
        return "opportunity/needs :: mine";
    }

    @GetMapping("/opportunities/{id}/needs")
    String panel(@PathVariable UUID id, Model model) {
        return panel(rights.visible(id), model);
    }

    @GetMapping("/opportunities/{id}/needs/new")
    String enter(@PathVariable UUID id, Model model) {
        return form(rights.changeable(id), null, Map.of(), Map.of(), model);
    }

    @GetMapping("/opportunities/{id}/needs/{need}")
    String edit(@PathVariable UUID id, @PathVariable UUID need, Model model) {
        var deal = rights.changeable(id);
        var known = book.get(id, need);
        return form(deal, need, Map.of("version", Integer.toString(known.version()), "need", known.need(),
                "pain", Objects.toString(known.pain(), "")), Map.of(), model);
    }

    @PostMapping("/opportunities/{id}/needs")
    String add(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        return put(rights.changeable(id), null, values, model, response);
    }

    @PostMapping("/opportunities/{id}/needs/{need}")
    String change(@PathVariable UUID id, @PathVariable UUID need, @RequestParam Map<String, String> values, Model model,
            HttpServletResponse response) {
        return put(rights.changeable(id), need, values, model, response);
    }

    @PostMapping("/opportunities/{id}/needs/{need}/remove")
    String remove(@PathVariable UUID id, @PathVariable UUID need, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        var deal = rights.changeable(id);
        var typed = new Typed(values);
        var version = Objects.requireNonNullElse(typed.wholeNumber("version"), 0);
        return end.of(typed, response, () -> book.remove(id, need, version), () -> panel(deal, model), problems -> form(deal, need, values, problems, model));
    }

    @GetMapping("/opportunities/{id}/needs/score")
    String scores(@PathVariable UUID id, Model model) {
        var deal = rights.visible(id);
        var side = side(deal);
        var sheet = book.of(id);
        var typed = new HashMap<String, String>();
        sheet.needs().stream().filter(need -> need.score(side) != null)
                .forEach(need -> typed.put("score." + need.id(), need.score(side).toString()));
        typed.put("buyingPower", Objects.toString(sheet.buyingPower(), ""));
        return scoreForm(deal, side, typed, Map.of(), model);
    }

    @PostMapping("/opportunities/{id}/needs/score")
    String score(@PathVariable UUID id, @RequestParam Map<String, String> values, Model model, HttpServletResponse response) {
        var deal = rights.visible(id);
        var side = side(deal);
        var typed = new Typed(values);
        var scores = new LinkedHashMap<UUID, Integer>();
        book.of(id).needs().forEach(need -> {
            var score = typed.wholeNumber("score." + need.id());
            if (score != null) {
                scores.put(need.id(), score);
            }
        });
        var power = typed.oneOf("buyingPower", BuyingPower.class);
        return end.of(typed, response, () -> book.score(id, side, scores, power, rights.login()), () -> panel(deal, model),
                problems -> scoreForm(deal, side, values, problems, model));
    }

    private String put(Opportunity deal, UUID id, Map<String, String> values, Model model, HttpServletResponse response) {
        var typed = new Typed(values);
        var version = typed.wholeNumber("version");
        var need = new CoreNeed(id, version == null ? 0 : version, typed.required("need", 300), typed.text("pain", 1000), null, null);
        typed.problems().addAll(need.problems());
        return end.of(typed, response, () -> book.put(deal.id(), need, rights.login()), () -> panel(deal, model),
                problems -> form(deal, id, values, problems, model));
    }

    /** For which side the person who asks scores; null where they only look on. */
    private Side sideOf(Opportunity deal) {
        var viewer = viewers.current();
        return !deal.isOpen() ? null : rights.mayChange(deal) ? Side.REP : viewer.isOwner(deal.presales()) ? Side.TECH : null;
    }

    private Side side(Opportunity deal) {
        var side = sideOf(deal);
        if (side == null) {
            throw new AccessDeniedException("the needs of deal " + deal.id() + " are not " + rights.login() + "'s to score");
        }
        return side;
    }

    private String panel(Opportunity deal, Model model) {
        var sheet = book.of(deal.id());
        var history = book.history(deal.id());
        model.addAttribute("deal", deal);
        model.addAttribute("sheet", sheet);
        model.addAttribute("history", history);
        model.addAttribute("names", view.names(history.stream().map(Scoring::by).distinct().toList()));
        model.addAttribute("overdue", deal.isOpen() && sheet.dueOn() != null && !sheet.dueOn().isAfter(LocalDate.now(clock)));
        model.addAttribute("mayChange", rights.mayChange(deal));
        model.addAttribute("side", sideOf(deal));
        return "opportunity/needs :: panel";
    }

    private String form(Opportunity deal, UUID need, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("deal", deal);
        model.addAttribute("need", need);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "opportunity/needs :: edit";
    }

    private String scoreForm(Opportunity deal, Side side, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("deal", deal);
        model.addAttribute("side", side);
        model.addAttribute("needs", book.of(deal.id()).needs());
        model.addAttribute("powers", BuyingPower.values());
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "opportunity/needs :: scores";
    }
}
