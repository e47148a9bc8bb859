package dev.salesflow.identity.web;

import dev.salesflow.identity.Invitations;
import dev.salesflow.identity.LogIns;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Teams;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do for themselves: their password, first or later, and their language. */
@Controller
class AccountPages {

    private final People people;
    private final Teams teams;
    private final Passwords passwords;
    private final Invitations invitations;
    private final LogIns logIns;
    private final FormEnd end;
    private final Texts texts;

    AccountPages(People people, Teams teams, Passwords passwords, Invitations invitations, LogIns logIns, FormEnd end, Texts texts) {
        this.people = people;
        this.teams = teams;
        this.passwords = passwords;
        this.invitations = invitations;
        this.logIns = logIns;
        this.end = end;
        this.texts = texts;
    }

    @GetMapping("/account")
    String account(Principal me, Model model) {
        return account(me, Map.of(), model);
    }

    @PostMapping("/account/language")
    String language(@RequestParam String language, Principal me, HttpServletRequest request, HttpServletResponse response) {
        logIns.speak(language, me.getName(), request, response);
        return "redirect:/account";
    }

    /** The new password ends every session, this one too: whoever knows it logs in again. */
    @PostMapping("/account/password")
    String password(@RequestParam String present, @RequestParam String password, @RequestParam String again, Principal me,
            HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        return end.of(response, () -> {
            passwords.change(me.getName(), present, password, again, request.getRemoteAddr());
            flash.addFlashAttribute("done", texts.text("account.passwordChanged"));
            return "redirect:/login";
        }, problems -> account(me, problems, model));
    }

    @GetMapping("/invitation/{token}")
    String invitation(@PathVariable String token, Model model) {
        return invitation(token, Map.of(), model);
    }

    @PostMapping("/invitation/{token}")
    String accept(@PathVariable String token, @RequestParam String password, @RequestParam String again, HttpServletResponse response,
            Model model, RedirectAttributes flash) {
        return end.of(response, () -> {
            var person = invitations.accept(token, password, again);
            flash.addFlashAttribute("done", texts.text("invitation.accepted", person.login()));
            return "redirect:/login";
        }, problems -> invitation(token, problems, model));
    }

    private String account(Principal me, Map<String, String> problems, Model model) {
        var person = people.require(me.getName());
        model.addAttribute("person", person);
        model.addAttribute("teamName", person.team() == null ? null : teams.require(person.team()).name());
        model.addAttribute("problems", problems);
        model.addAttribute("shortest", Passwords.SHORTEST);
        return "identity/account";
    }

    private String invitation(String token, Map<String, String> problems, Model model) {
        model.addAttribute("person", invitations.of(token));
        model.addAttribute("token", token);
        model.addAttribute("problems", problems);
        model.addAttribute("shortest", Passwords.SHORTEST);
        return "identity/invitation";
    }
}
