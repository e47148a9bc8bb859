package dev.salesflow.process.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.process.engine.access.EngineGroups;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a person has to do today, the most urgent first. */
@Controller
class DayPage {

    private static final int MOST = 100;

    private final OpenTasks tasks;
    private final EngineGroups groups;
    private final Viewers viewers;

    DayPage(OpenTasks tasks, EngineGroups groups, Viewers viewers) {
        this.tasks = tasks;
        this.groups = groups;
        this.viewers = viewers;
    }

    @GetMapping("/")
    String day(Model model, Locale locale) {
        var viewer = viewers.current();
        var own = tasks.of(viewer.login(), MOST, locale);
        model.addAttribute("own", own);
        model.addAttribute("overdue", own.stream().filter(TaskRow::overdue).count());
        model.addAttribute("leads", viewer.leads());
        if (viewer.leads()) {
            model.addAttribute("waiting", tasks.standingStill(viewer.login(), groups.of(viewer.login()), MOST, locale));
        }
        return "process/day";
    }
}
