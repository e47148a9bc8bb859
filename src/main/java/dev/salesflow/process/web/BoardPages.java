package dev.salesflow.process.web;

import dev.salesflow.identity.Narrowing;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.web.Query;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The pipeline as a board. Nothing is dragged on it: the order of steps is the process's, a card leads to the task that goes on. */
@Controller
class BoardPages {

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

    @GetMapping("/pipeline/board")
    String show(Query query, Model model, Locale locale) {
        var viewer = viewers.current();
        var owner = query.named("owner", login -> people.find(login).isPresent());
        var team = query.id("team");
        model.addAttribute("columns", board.of(viewer, owner, team, locale));
        model.addAttribute("owner", owner);
        model.addAttribute("team", team);
        model.addAttribute("owners", narrowing.owners(viewer));
        model.addAttribute("teams", narrowing.teams(viewer));
        return "process/board";
    }
}
