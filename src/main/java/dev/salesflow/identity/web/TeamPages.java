package dev.salesflow.identity.web;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Team;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Teams, kept by administrators. */
@Controller
@RequestMapping("/teams")
class TeamPages {

    record Typed(String name, String territory, String parent) {

        UUID above() {
            return Choice.id(parent);
        }
    }

    private final Viewers viewers;
    private final Teams teams;
    private final People people;
    private final FormEnd end;
    private final Texts texts;

    TeamPages(Viewers viewers, Teams teams, People people, FormEnd end, Texts texts) {
        this.viewers = viewers;
        this.teams = teams;
        this.people = people;
        this.end = end;
        this.texts = texts;
    }

    /** Managers read it too: they see where their own team stands. */
    @GetMapping
    String list(Model model) {
        return list(new Typed("", "", ""), Map.of(), model);
    }

    @PostMapping
    String create(@ModelAttribute Typed typed, HttpServletResponse response, Model model, RedirectAttributes flash) {
        requireAdmin();
        return end.of(response, () -> {
            var team = teams.create(typed.name(), typed.territory(), typed.above());
            flash.addFlashAttribute("done", texts.text("team.created", team.name()));
            return "redirect:/teams";
        }, problems -> list(typed, problems, model));
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        requireAdmin();
        var team = teams.require(id);
        return page(id, new Typed(team.name(), team.territory(), team.parent() == null ? "" : team.parent().toString()), Map.of(), model);
    }

    @PostMapping("/{id}")
    String change(@PathVariable UUID id, @ModelAttribute Typed typed, HttpServletResponse response, Model model, RedirectAttributes flash) {
        requireAdmin();
        return end.of(response, () -> {
            teams.change(id, typed.name(), typed.territory(), typed.above());
            flash.addFlashAttribute("done", texts.text("team.changed"));
            return "redirect:/teams";
        }, problems -> page(id, typed, problems, model));
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable UUID id, RedirectAttributes flash) {
        requireAdmin();
        teams.remove(id);
        flash.addFlashAttribute("done", texts.text("team.removed"));
        return "redirect:/teams";
    }

    private String list(Typed typed, Map<String, String> problems, Model model) {
        var viewer = viewers.current();
        var all = teams.all();
        model.addAttribute("all", all);
        model.addAttribute("names", all.stream().collect(Collectors.toMap(Team::id, Team::name)));
        model.addAttribute("sizes", people.enabled().stream().filter(person -> person.team() != null)
                .collect(Collectors.groupingBy(Person::team, Collectors.counting())));
        model.addAttribute("admin", viewer.seesEverything());
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "identity/teams";
    }

    private String page(UUID id, Typed typed, Map<String, String> problems, Model model) {
        model.addAttribute("team", teams.require(id));
        model.addAttribute("all", teams.all().stream().filter(team -> !team.id().equals(id)).toList());
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "identity/team";
    }

    private void requireAdmin() {
        if (!viewers.current().seesEverything()) {
            throw new AccessDeniedException("only administrators change teams");
        }
    }
}
