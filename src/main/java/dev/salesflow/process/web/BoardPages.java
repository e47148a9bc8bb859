package dev.salesflow.process.web;

import dev.salesflow.identity.Narrowing;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.web.Query;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The pipeline as a board. Nothing is dragged on it: the order of steps is the process's, a card leads to the task that goes on. */
@Controller
class BoardPages {

    private static final String ALL = "all";

    private final Board board;
    private final People people;
    private final Narrowing narrowing;
    private final Viewers viewers;

    BoardPages(Board board, People people, Narrowing narrowing, Viewers viewers) {
        this.board = board;
        this.people = people;
        this.narrowing = narrowing;
        this.viewers = viewers;
    }

    /** One's own, of presales persons those they help with; {@code whose=all}: all one sees. */
    @GetMapping("/pipeline/board")
    String show(Query query, Model model, Locale locale) {
        var viewer = viewers.current();
        var owner = query.named("owner", login -> people.find(login).isPresent());
        var team = query.id("team");
        var all = ALL.equals(query.oneOf("whose", List.of(ALL, "mine"))) || !query.names("whose") && viewer.role() == Role.PRESALES;
        model.addAttribute("columns", board.of(viewer, !all, owner, team, locale));
        model.addAttribute("all", all);
        model.addAttribute("listOwner", all || viewer.leads() ? owner : viewer.login());
        model.addAttribute("owner", owner);
        model.addAttribute("team", team);
        model.addAttribute("owners", narrowing.owners(viewer));
        model.addAttribute("teams", narrowing.teams(viewer));
        return "process/board";
    }
}
