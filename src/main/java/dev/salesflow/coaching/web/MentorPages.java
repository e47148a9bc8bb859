package dev.salesflow.coaching.web;

import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.coaching.Mentors;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who mentors whom. */
@Controller
class MentorPages {

    private final Mentors mentors;
    private final CoachingBook coachings;
    private final Viewers viewers;
    private final Texts texts;

    MentorPages(Mentors mentors, CoachingBook coachings, Viewers viewers, Texts texts) {
        this.mentors = mentors;
        this.coachings = coachings;
        this.viewers = viewers;
        this.texts = texts;
    }

    @GetMapping("/coaching/mentors")
    String list(Model model) {
        var viewer = viewers.current();
        model.addAttribute("choices", mentors.choices(viewer));
        model.addAttribute("team", coachings.team(viewer));
        return "coaching/mentors";
    }

    @PostMapping("/coaching/mentors")
    String name(@RequestParam(defaultValue = "") String rep, @RequestParam(defaultValue = "") String mentor, RedirectAttributes flash) {
        try {
            mentors.name(viewers.current(), rep, mentor);
            flash.addFlashAttribute("done", texts.text("coaching.mentor.saved"));
        } catch (Refusal refusal) {
            flash.addFlashAttribute("problem", texts.text(refusal));
        }
        return "redirect:/coaching/mentors";
    }
}
