package dev.salesflow.prospecting.web;

import dev.salesflow.customer.CustomerDirectory;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.prospecting.CallOutcome;
import dev.salesflow.prospecting.NameFilter;
import dev.salesflow.prospecting.NameSources;
import dev.salesflow.prospecting.NewList;
import dev.salesflow.prospecting.ProspectBook;
import dev.salesflow.prospecting.QualityBook;
import dev.salesflow.prospecting.checks.CheckBook;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists of names: those one calls through or leads, a new one, one with its names and callers. */
@Controller
@RequestMapping("/prospecting")
class ListPages {

    private static final int LISTS = 20;
    private static final int NAMES = 50;

    private final ProspectBook lists;
    private final NameSources sources;
    private final QualityBook quality;
    private final CheckBook checks;
    private final CustomerDirectory directory;
    private final Viewers viewers;
    private final Texts texts;

    ListPages(ProspectBook lists, NameSources sources, QualityBook quality, CheckBook checks, CustomerDirectory directory, Viewers viewers, Texts texts) {
        this.lists = lists;
        this.sources = sources;
        this.quality = quality;
        this.checks = checks;
        this.directory = directory;
        this.viewers = viewers;
        this.texts = texts;
    }

    @GetMapping
    String lists(Query query, Model model) {
        var viewer = viewers.current();
        model.addAttribute("page", lists.lists(query.page(LISTS), viewer));
        model.addAttribute("toCheck", checks.waiting(new Page.Request(0, 1), viewer).total());
        model.addAttribute("mayMake", ProspectBook.mayMake(viewer));
        model.addAttribute("leads", viewer.leads());
        return "prospecting/lists";
    }

    @GetMapping("/lists/new")
    String enter(Model model) {
        var typed = new HashMap<String, String>();
        typed.put("requestId", UUID.randomUUID().toString());
        typed.put("withPhone", "true");
        return form(typed, Set.of(), Map.of(), mustMake(), model);
    }

    @PostMapping("/lists")
    String make(@RequestParam Map<String, String> values, @RequestParam(name = "callers", defaultValue = "") List<String> callers, Model model,
            RedirectAttributes next, HttpServletResponse response) {
        var viewer = mustMake();
        try {
            var id = lists.make(read(values, callers), viewer);
            next.addFlashAttribute("done", texts.text("prospecting.made", lists.get(id, viewer).progress().names()));
            return "redirect:/prospecting/lists/" + id;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(values, Set.copyOf(callers), texts.byField(refusal), viewer, model);
        }
    }

    private Viewer mustMake() {
        var viewer = viewers.current();
        if (!ProspectBook.mayMake(viewer)) {
            throw new AccessDeniedException(viewer.login() + " makes no lists of names");
        }
        return viewer;
    }

    private static NewList read(Map<String, String> values, List<String> callers) {
        var typed = new Typed(values);
        var filter = new NameFilter(typed.text("source", 100), typed.text("territory", 100), typed.text("industry", 100), grade(typed), typed.text("owner", 100),
                typed.id("importId"), values.containsKey("withPhone"));
        typed.problems().throwIfAny();
        return new NewList(values.get("requestId"), values.get("name"), values.get("purpose"), filter, Set.copyOf(callers));
    }

    private static String grade(Typed typed) {
        var grade = typed.text("grade", 10);
        typed.problems().require(grade == null || List.of("A", "B", "C", "D", NameFilter.NONE).contains(grade), "grade", "error.notAChoice");
        return grade;
    }

    private String form(Map<String, String> typed, Set<String> chosen, Map<String, String> problems, Viewer viewer, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("chosen", chosen);
        model.addAttribute("problems", problems);
        model.addAttribute("callers", sources.callers(viewer));
        model.addAttribute("sources", sources.sources());
        model.addAttribute("imports", viewer.leads() ? sources.imports(viewer) : List.of());
        model.addAttribute("territories", directory.territories());
        model.addAttribute("industries", directory.industries());
        model.addAttribute("leads", viewer.leads());
        model.addAttribute("most", ProspectBook.MOST_NAMES);
        return "prospecting/new";
    }

    @GetMapping("/lists/{id}")
    String list(@PathVariable UUID id, Query query, Model model) {
        var viewer = viewers.current();
        var list = lists.get(id, viewer);
        var outcome = query.oneOf("outcome", CallOutcome.class);
        model.addAttribute("list", list);
        model.addAttribute("outcome", outcome);
        model.addAttribute("outcomes", CallOutcome.values());
        model.addAttribute("page", lists.names(id, outcome, query.page(NAMES), viewer));
        model.addAttribute("link", "/prospecting/lists/" + id + (outcome == null ? "?" : "?outcome=" + outcome + "&"));
        model.addAttribute("rows", quality.ofList(id, viewer));
        model.addAttribute("callers", list.managed() ? sources.callers(viewer) : Map.of());
        model.addAttribute("chosen", lists.callers(id));
        return "prospecting/list";
    }

    @PostMapping("/lists/{id}/callers")
    String callers(@PathVariable UUID id, @RequestParam(defaultValue = "") List<String> callers, RedirectAttributes next) {
        lists.changeCallers(id, Set.copyOf(callers), viewers.current());
        next.addFlashAttribute("done", texts.text("prospecting.callersChanged"));
        return "redirect:/prospecting/lists/" + id;
    }

    @PostMapping("/lists/{id}/closing")
    String close(@PathVariable UUID id, RedirectAttributes next) {
        lists.close(id, true, viewers.current());
        next.addFlashAttribute("done", texts.text("prospecting.closed"));
        return "redirect:/prospecting/lists/" + id;
    }

    @PostMapping("/lists/{id}/opening")
    String open(@PathVariable UUID id, RedirectAttributes next) {
        lists.close(id, false, viewers.current());
        next.addFlashAttribute("done", texts.text("prospecting.opened"));
        return "redirect:/prospecting/lists/" + id;
    }
}
