package dev.salesflow.training.web;

import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.web.Query;
import dev.salesflow.training.evaluation.TrainingRecords;
import dev.salesflow.training.onboarding.OnboardingBook;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a person was trained in, and what they should be; the latter stands on their sheet of skills. */
@Controller
class RecordPages {

    private static final int PAGE_SIZE = 20;

    private final TrainingRecords records;
    private final OnboardingBook onboardings;
    private final Viewers viewers;

    RecordPages(TrainingRecords records, OnboardingBook onboardings, Viewers viewers) {
        this.records = records;
        this.onboardings = onboardings;
        this.viewers = viewers;
    }

    @GetMapping("/training/people/{login}")
    String record(@PathVariable String login, Query query, Model model) {
        var viewer = viewers.current();
        model.addAttribute("person", records.of(viewer, login));
        model.addAttribute("participations", records.participations(login, query.page(PAGE_SIZE)));
        model.addAttribute("onboardings", onboardings.of(login));
        model.addAttribute("maySeeSkills", viewer.login().equals(login) || onboardings.isRep(viewer, login));
        return "training/record";
    }

    @GetMapping("/training/proposed/{login}")
    String proposed(@PathVariable String login, Query query, Model model) {
        model.addAttribute("proposed", records.proposed(viewers.current(), login, query.oneOf("topic", CoachingTopic.class)));
        return "training/parts :: proposed";
    }
}
