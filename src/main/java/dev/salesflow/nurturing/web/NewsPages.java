package dev.salesflow.nurturing.web;

import dev.salesflow.customer.CustomerDirectory;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.occasion.NewsBook;
import dev.salesflow.nurturing.occasion.OccasionFacts;
import dev.salesflow.nurturing.occasion.SalesNews;
import dev.salesflow.shared.Days;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.FormEnd;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** News that are worth a contact: everybody reads them, those who lead enter them. */
@Controller
@RequestMapping("/nurturing/news")
class NewsPages {

    private final NewsBook news;
    private final CustomerDirectory directory;
    private final Viewers viewers;
    private final FormEnd end;
    private final Texts texts;

    NewsPages(NewsBook news, CustomerDirectory directory, Viewers viewers, FormEnd end, Texts texts) {
        this.news = news;
        this.directory = directory;
        this.viewers = viewers;
        this.end = end;
        this.texts = texts;
    }

    @GetMapping
    String list(Model model) {
        return show(new HashMap<>(), Map.of(), viewers.current(), model);
    }

    @PostMapping
    String enter(@RequestParam Map<String, String> typed, Model model, RedirectAttributes next, HttpServletResponse response) {
        var viewer = viewers.current();
        return end.of(response, () -> {
            news.enter(read(typed), viewer);
            next.addFlashAttribute("done", texts.text("news.entered"));
            return "redirect:/nurturing/news";
        }, problems -> show(typed, problems, viewer, model));
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable UUID id, RedirectAttributes next) {
        news.remove(id, viewers.current());
        next.addFlashAttribute("done", texts.text("news.removed"));
        return "redirect:/nurturing/news";
    }

    private static SalesNews read(Map<String, String> typed) {
        var problems = new Refusals();
        var first = problems.read(() -> day("firstDay", typed));
        var last = problems.read(() -> day("lastDay", typed));
        problems.throwIfAny();
        var kind = Stream.of(OccasionFacts.Kind.values()).filter(one -> one.name().equals(typed.get("kind"))).findFirst().orElse(null);
        return new SalesNews(null, 0, kind, typed.get("title"), typed.get("text"), typed.get("industry"), typed.get("territory"), first, last, null);
    }

    private static LocalDate day(String field, Map<String, String> typed) {
        var text = typed.getOrDefault(field, "");
        return text.isBlank() ? null : Days.read(field, text);
    }

    private String show(Map<String, String> typed, Map<String, String> problems, Viewer viewer, Model model) {
        model.addAttribute("news", news.current());
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("kinds", SalesNews.kinds());
        model.addAttribute("leads", viewer.leads());
        model.addAttribute("industries", directory.industries());
        model.addAttribute("territories", directory.territories());
        return "nurturing/news";
    }
}
