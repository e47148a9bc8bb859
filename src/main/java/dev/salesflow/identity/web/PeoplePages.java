package dev.salesflow.identity.web;

import dev.salesflow.identity.Duties;
import dev.salesflow.identity.Duty;
import dev.salesflow.identity.Invitations;
import dev.salesflow.identity.People;
import dev.salesflow.identity.PeopleDesk;
import dev.salesflow.identity.PersonData;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Team;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** People: read by managers for their teams, kept by administrators. */
@Controller
@RequestMapping("/people")
class PeoplePages {

    /** What is typed into the form of a person; absent choices are empty texts. */
    record Typed(String login, String name, String email, String role, String team, String language, Integer version, Set<String> duties) {

        PersonData data() {
            return new PersonData(name, email, oneOf(role), Choice.id(team), language);
        }

        /** What no box says is nobody's duty. */
        Set<Duty> held() {
            return duties == null ? Set.of() : Arrays.stream(Duty.values()).filter(duty -> duties.contains(duty.name())).collect(Collectors.toSet());
        }

        /** Null where it is none, which nobody can be. */
        private static Role oneOf(String typed) {
            return Arrays.stream(Role.values()).filter(role -> role.name().equals(typed)).findFirst().orElse(null);
        }
    }

    private final Viewers viewers;
    private final People people;
    private final PeopleDesk desk;
    private final Teams teams;
    private final Duties duties;
    private final FormEnd end;
    private final Texts texts;

    PeoplePages(Viewers viewers, People people, PeopleDesk desk, Teams teams, Duties duties, FormEnd end, Texts texts) {
        this.viewers = viewers;
        this.people = people;
        this.desk = desk;
        this.teams = teams;
        this.duties = duties;
        this.end = end;
        this.texts = texts;
    }

    @GetMapping
    String list(Model model) {
        var viewer = viewers.current();
        model.addAttribute("people", people.visibleTo(viewer));
        model.addAttribute("vacant", viewer.seesEverything() ? duties.vacant() : List.of());
        model.addAttribute("teamNames", teams.all().stream().collect(Collectors.toMap(Team::id, Team::name)));
        return "identity/people";
    }

    @GetMapping("/new")
    String blank(Model model) {
        if (!viewers.current().seesEverything()) {
            throw new AccessDeniedException("only administrators take people up");
        }
        return form(new Typed("", "", "", Role.REP.name(), "", "", null, Set.of()), Map.of(), model);
    }

    @PostMapping
    String create(@ModelAttribute Typed typed, HttpServletResponse response, Model model, RedirectAttributes flash) {
        var admin = viewers.current();
        return end.of(response, () -> {
            var person = desk.create(admin, typed.login(), typed.data(), typed.held());
            showInvitation(flash, desk.invite(admin, person.login()));
            flash.addFlashAttribute("done", texts.text("person.created", person.name()));
            return "redirect:/people/" + person.login();
        }, problems -> form(typed, problems, model));
    }

    @GetMapping("/{login}")
    String show(@PathVariable String login, Model model) {
        var person = desk.find(viewers.current(), login);
        var team = person.team() == null ? "" : person.team().toString();
        return page(login, new Typed(login, person.name(), person.email(), person.role().name(), team,
                person.language(), person.version(), duties.of(login).stream().map(Duty::name).collect(Collectors.toSet())), Map.of(), model);
    }

    @PostMapping("/{login}")
    String change(@PathVariable String login, @ModelAttribute Typed typed, HttpServletResponse response, Model model, RedirectAttributes flash) {
        return end.of(response, () -> {
            desk.change(viewers.current(), login, typed.version() == null ? -1 : typed.version(), typed.data(), typed.held());
            flash.addFlashAttribute("done", texts.text("person.changed"));
            return "redirect:/people/" + login;
        }, problems -> page(login, typed, problems, model));
    }

    @PostMapping("/{login}/invitation")
    String invite(@PathVariable String login, RedirectAttributes flash) {
        showInvitation(flash, desk.invite(viewers.current(), login));
        return "redirect:/people/" + login;
    }

    @PostMapping("/{login}/disabling")
    String disable(@PathVariable String login, @RequestParam(required = false) String successor, RedirectAttributes flash) {
        desk.disable(viewers.current(), login, successor);
        flash.addFlashAttribute("done", texts.text("person.disabled"));
        return "redirect:/people/" + login;
    }

    @PostMapping("/{login}/enabling")
    String enable(@PathVariable String login, RedirectAttributes flash) {
        desk.enable(viewers.current(), login);
        flash.addFlashAttribute("done", texts.text("person.enabled"));
        return "redirect:/people/" + login;
    }

    private String form(Typed typed, Map<String, String> problems, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("roles", Role.values());
        model.addAttribute("duties", Duty.values());
        model.addAttribute("teams", teams.all());
        return "identity/person";
    }

    private String page(String login, Typed typed, Map<String, String> problems, Model model) {
        var viewer = viewers.current();
        var person = desk.find(viewer, login);
        model.addAttribute("person", person);
        model.addAttribute("admin", viewer.seesEverything());
        model.addAttribute("held", duties.of(login));
        model.addAttribute("self", viewer.login().equals(login));
        model.addAttribute("work", desk.openWork(login));
        model.addAttribute("successors", people.colleagues(viewer).stream()
                .filter(other -> !other.login().equals(login)).toList());
        model.addAttribute("teamName", person.team() == null ? null : teams.require(person.team()).name());
        return form(typed, problems, model);
    }

    private static void showInvitation(RedirectAttributes flash, String token) {
        flash.addFlashAttribute("invitation", ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/invitation/").path(token).toUriString());
        flash.addFlashAttribute("invitationDays", Invitations.VALID.toDays());
    }
}
