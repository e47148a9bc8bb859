package dev.salesflow.insight.web;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.web.Query;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the open opportunities stand. */
@Controller
class PipelinePages {

    private final Pipeline pipeline;
    private final Viewers viewers;
    private final People people;
    private final JdbcClient jdbc;

    PipelinePages(Pipeline pipeline, Viewers viewers, People people, JdbcClient jdbc) {
        this.people = people;
        this.pipeline = pipeline;
        this.viewers = viewers;
        this.jdbc = jdbc;
    }

    @GetMapping("/pipeline")
    String show(Query query, Model model, Locale locale) {
        var viewer = viewers.current();
        var login = query.named("owner", person -> people.find(person).isPresent());
        var team = query.id("team");
        model.addAttribute("table", PipelineTable.of(pipeline.of(viewer, login, team), locale));
        model.addAttribute("owner", login);
        model.addAttribute("team", team);
        model.addAttribute("owners", owners(viewer));
        model.addAttribute("teams", teams(viewer));
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

    private Map<String, String> owners(Viewer viewer) {
        return !viewer.leads() ? Map.of() : named("select login, name from app_user where role <> 'PRESALES' and "
                + viewer.sees("login") + " order by lower(name), login", viewer);
    }

    private Map<String, String> teams(Viewer viewer) {
        return !viewer.leads() || !viewer.seesEverything() && viewer.teams().isEmpty() ? Map.of()
                : named("select cast(id as text), name from team where "
                        + (viewer.seesEverything() ? "true" : "id in (:viewerTeams)") + " order by lower(name)", viewer);
    }

    private Map<String, String> named(String sql, Viewer viewer) {
        var names = new LinkedHashMap<String, String>();
        jdbc.sql(sql).params(viewer.parameters()).query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list()
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        return names;
    }
}
