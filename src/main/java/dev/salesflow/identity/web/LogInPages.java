package dev.salesflow.identity.web;

import dev.salesflow.identity.LogIns;
import dev.salesflow.shared.web.Back;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in, and the choice of language, which is open before it too. */
@Controller
class LogInPages {

    private final LogIns logIns;

    LogInPages(LogIns logIns) {
        this.logIns = logIns;
    }

    @GetMapping("/login")
    String logIn(Principal already, @RequestParam(required = false) Integer wait, Model model) {
        if (already != null) {
            return "redirect:/";
        }
        model.addAttribute("wait", wait);
        model.addAttribute("demoLogins", logIns.ofTheDemo());
        return "login";
    }

    @PostMapping("/language")
    String language(@RequestParam String language, Principal person, HttpServletRequest request, HttpServletResponse response) {
        logIns.speak(language, person == null ? null : person.getName(), request, response);
        return "redirect:" + Back.to(request);
    }
}
