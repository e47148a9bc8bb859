package dev.salesflow.insight.web;

import dev.salesflow.identity.Narrowing;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.web.Query;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the open opportunities stand. */
@Controller
class PipelinePages {

    private final Pipeline pipeline;
    private final Viewers viewers;
    private final People people;
    private final Narrowing narrowing;

    PipelinePages(Pipeline pipeline, Viewers viewers, People people, Narrowing narrowing) {
        this.people = people;
        this.pipeline = pipeline;
        this.viewers = viewers;
        this.narrowing = narrowing;
    }

    @GetMapping("/pipeline")
    String show(Query query, Model model, Locale locale) {
        var viewer = viewers.current();
        var login = query.named("owner", person -> people.find(person).isPresent());
        var team = query.id("team");
        model.addAttribute("table", PipelineTable.of(pipeline.of(viewer, login, team), locale));
        model.addAttribute("owner", login);
        model.addAttribute("team", team);
        model.addAttribute("owners", narrowing.owners(viewer));
        model.addAttribute("teams", narrowing.teams(viewer));
        return "insight/pipeline";
    }

    /** For the day page: a rep's own, a manager's team. */
    @GetMapping("/pipeline/mine")
    String mine(Model model, Locale locale) {
        var viewer = viewers.current();
        model.addAttribute("table", PipelineTable.of(pipeline.of(viewer, viewer.leads() ? null : viewer.login(), null), locale));
        model.addAttribute("owner", viewer.leads() ? null : viewer.login());
        return "insight/pipeline :: mine";
    }
}
