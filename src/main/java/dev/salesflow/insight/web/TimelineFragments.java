package dev.salesflow.insight.web;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.web.Query;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Parts of other modules' pages that tell who did what when. */
@Controller
class TimelineFragments {

    private static final int SIZE = 20;
    private static final int NEWS = 12;
    private static final Duration NEWS_OF = Duration.ofDays(7);

    private final Timeline timeline;
    private final Sentences sentences;
    private final CustomerBook customers;
    private final Viewers viewers;
    private final OpportunityBook opportunities;
    private final Clock clock;

    TimelineFragments(Timeline timeline, Sentences sentences, CustomerBook customers, Viewers viewers, OpportunityBook opportunities,
            Clock clock) {
        this.timeline = timeline;
        this.sentences = sentences;
        this.customers = customers;
        this.viewers = viewers;
        this.opportunities = opportunities;
        this.clock = clock;
    }

    @GetMapping("/customers/{id}/timeline")
    String ofCustomer(@PathVariable UUID id, Query query, Model model, Locale locale) {
        var viewer = viewers.current();
        customers.find(id, viewer);
        return page(timeline.ofCustomer(id, viewer, query.before(), SIZE + 1), "/customers/" + id + "/timeline", model, locale);
    }

    @GetMapping("/opportunities/{id}/timeline")
    String ofOpportunity(@PathVariable UUID id, Query query, Model model, Locale locale) {
        var viewer = viewers.current();
        opportunities.visible(id, viewer);
        return page(timeline.ofOpportunity(id, viewer, query.before(), SIZE + 1), "/opportunities/" + id + "/timeline", model, locale);
    }

    /** What others did on the customers the person sees, for the day page. */
    @GetMapping("/timeline/mine")
    String mine(Model model, Locale locale) {
        model.addAttribute("lines", sentences.tell(timeline.news(viewers.current(), clock.instant().minus(NEWS_OF), NEWS), locale));
        return "insight/timeline :: entries";
    }

    private String page(List<Timeline.Entry> oneMore, String path, Model model, Locale locale) {
        var entries = oneMore.size() > SIZE ? oneMore.subList(0, SIZE) : oneMore;
        model.addAttribute("lines", sentences.tell(entries, locale));
        if (oneMore.size() > SIZE) {
            model.addAttribute("more", path + "?before=" + entries.get(SIZE - 1).id());
        }
        return "insight/timeline :: entries";
    }
}
