package dev.salesflow.coaching.web;

import dev.salesflow.coaching.ActivityMinimums;
import dev.salesflow.identity.Viewers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How far one is from the minimums, for the day page: a rep's own as bars, a line for each rep that a manager leads. */
@Controller
class MinimumFragment {

    private final ActivityMinimums minimums;
    private final Viewers viewers;

    MinimumFragment(ActivityMinimums minimums, Viewers viewers) {
        this.minimums = minimums;
        this.viewers = viewers;
    }

    @GetMapping("/coaching/minimums")
    String minimums(Model model) {
        var viewer = viewers.current();
        model.addAttribute("reps", minimums.of(viewer));
        return viewer.leads() ? "coaching/minimums :: team" : "coaching/minimums :: own";
    }
}
