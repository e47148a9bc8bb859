package dev.salesflow.process.web;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.process.engine.access.EngineGroups;
import dev.salesflow.process.web.SeveralTasks.Step;
import dev.salesflow.process.web.SeveralTasks.Wish;
import dev.salesflow.shared.Days;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tasks to be chosen and dealt with several at a time; what became of each is told on the page they come back to. */
@Controller
@RequestMapping("/tasks")
class TaskPages {

    private static final int MOST = 100;
    private static final String MINE = "mine";
    private static final String TAKE = "take";
    private static final String TEAM = "team";

    private final OpenTasks tasks;
    private final SeveralTasks several;
    private final EngineGroups groups;
    private final People people;
    private final Viewers viewers;
    private final Texts texts;
    private final Clock clock;

    TaskPages(OpenTasks tasks, SeveralTasks several, EngineGroups groups, People people, Viewers viewers, Texts texts, Clock clock) {
        this.tasks = tasks;
        this.several = several;
        this.groups = groups;
        this.people = people;
        this.viewers = viewers;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    String list(Query query, Model model, Locale locale) {
        var viewer = viewers.current();
        var lists = viewer.leads() ? List.of(MINE, TAKE, TEAM) : List.of(MINE, TAKE);
        var asked = query.oneOf("of", lists);
        var of = asked == null ? MINE : asked;
        var rows = rows(of, viewer, locale);
        model.addAttribute("lists", lists);
        model.addAttribute("of", of);
        model.addAttribute("rows", rows);
        model.addAttribute("more", rows.size() == MOST);
        model.addAttribute("colleagues", viewer.leads() ? people.colleagues(viewer) : List.of());
        model.addAttribute("leads", viewer.leads());
        model.addAttribute("tomorrow", LocalDate.now(clock).plusDays(1));
        return "process/several";
    }

    private List<TaskRow> rows(String of, Viewer viewer, Locale locale) {
        return switch (of) {
            case TAKE -> tasks.toTake(viewer, groups.of(viewer.login()), MOST, locale);
            case TEAM -> tasks.ofTeam(groups.of(viewer.login()), viewer.seesEverything(), MOST, locale);
            default -> tasks.mine(viewer.login(), MOST, locale);
        };
    }

    @PostMapping
    String all(@RequestParam(defaultValue = "") List<String> task, @RequestParam Step step, @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String until, @RequestParam(defaultValue = MINE) String of, Locale locale, RedirectAttributes next) {
        next.addAttribute("of", List.of(TAKE, TEAM).contains(of) ? of : MINE);
        try {
            next.addFlashAttribute("outcomes", several.all(chosen(task), wish(step, to, until), viewers.current(), locale));
        } catch (Refusal refusal) {
            next.addFlashAttribute("problem", texts.text(refusal));
            next.addFlashAttribute("chosen", task);
            next.addFlashAttribute("to", to);
            next.addFlashAttribute("until", until.isBlank() ? null : until);
        }
        return "redirect:/tasks";
    }

    private static List<String> chosen(List<String> tasks) {
        if (!tasks.stream().allMatch(PlainText::isReadable) || tasks.isEmpty()) {
            throw Refusal.of("several.none");
        }
        if (tasks.size() > MOST) {
            throw Refusal.of("several.most", MOST);
        }
        return tasks;
    }

    private Wish wish(Step step, String to, String until) {
        if (step == Step.ASSIGN && to.isBlank()) {
            throw Refusal.of("several.toWhom");
        }
        var day = step == Step.POSTPONE ? Days.read("until", until) : null;
        if (day != null && day.isBefore(LocalDate.now(clock))) {
            throw Refusal.of("several.past");
        }
        return new Wish(step, to, day);
    }
}
