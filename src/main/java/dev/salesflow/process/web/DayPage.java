package dev.salesflow.process.web;

import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.NextActions;
import dev.salesflow.process.engine.access.EngineGroups;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a person has to do, the most urgent first: tasks and next actions. The other parts of the page load by themselves. */
@Controller
class DayPage {

    private static final int MOST = 100;
    private static final int WEEKS_AHEAD = 2;

    private final OpenTasks tasks;
    private final NextActions actions;
    private final EngineGroups groups;
    private final Viewers viewers;
    private final Clock clock;

    DayPage(OpenTasks tasks, NextActions actions, EngineGroups groups, Viewers viewers, Clock clock) {
        this.tasks = tasks;
        this.actions = actions;
        this.groups = groups;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/")
    String day(Model model, Locale locale) {
        var viewer = viewers.current();
        var today = LocalDate.now(clock);
        var agreed = actions.of(viewer.login(), today.plusWeeks(WEEKS_AHEAD), MOST);
        model.addAttribute("plan", DayPlan.of(tasks.of(viewer.login(), MOST, locale), agreed, today));
        model.addAttribute("count", tasks.count(viewer.login()));
        model.addAttribute("ahead", agreed.stream().filter(action -> !action.isTask()).count());
        model.addAttribute("leads", viewer.leads());
        if (viewer.leads() || viewer.role() == Role.PRESALES) {
            model.addAttribute("waiting", tasks.standingStill(viewer, groups.of(viewer.login()), MOST, locale));
        }
        return "process/day";
    }
}
