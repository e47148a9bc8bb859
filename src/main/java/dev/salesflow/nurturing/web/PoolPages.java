package dev.salesflow.nurturing.web;

import dev.salesflow.customer.CustomerDirectory;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.pool.PoolBook;
import dev.salesflow.nurturing.pool.PoolFilter;
import dev.salesflow.nurturing.pool.TerritoryCounts;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Back;
import dev.salesflow.shared.web.Query;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The public pool, several claimed at once, and for who leads: how many customers each territory and rep has. */
@Controller
class PoolPages {

    private static final int SIZE = 50;
    private static final int LONGEST = 200;
    private static final List<String> GRADES = List.of("A", "B", "C", "D", PoolFilter.UNGRADED);

    private final PoolBook pool;
    private final TerritoryCounts territories;
    private final CustomerDirectory directory;
    private final Viewers viewers;
    private final Texts texts;
    private final Clock clock;

    PoolPages(PoolBook pool, TerritoryCounts territories, CustomerDirectory directory, Viewers viewers, Texts texts, Clock clock) {
        this.pool = pool;
        this.territories = territories;
        this.directory = directory;
        this.viewers = viewers;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/pool")
    String pool(Query query, Model model) {
        var viewer = viewers.current();
        var filter = new PoolFilter(query.text("query", LONGEST), query.oneOf("grade", GRADES), query.text("territory", LONGEST), query.text("industry", LONGEST));
        model.addAttribute("filter", filter);
        model.addAttribute("page", pool.find(filter, query.page(SIZE), viewer));
        model.addAttribute("standing", pool.standing(viewer));
        model.addAttribute("territories", directory.territories());
        model.addAttribute("industries", directory.industries());
        model.addAttribute("link", link(filter));
        return "nurturing/pool";
    }

    private static String link(PoolFilter filter) {
        var link = UriComponentsBuilder.fromPath("/pool");
        add(link, "query", filter.query());
        add(link, "grade", filter.grade());
        add(link, "territory", filter.territory());
        add(link, "industry", filter.industry());
        var address = link.encode().build().toUriString();
        return address + (address.contains("?") ? "&" : "?");
    }

    private static void add(UriComponentsBuilder link, String name, String value) {
        if (value != null) {
            link.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
        }
    }

    @PostMapping("/pool/claims")
    String claim(@RequestParam(defaultValue = "") List<String> customers, HttpServletRequest request, RedirectAttributes next) {
        var claimed = pool.claim(customers.stream().distinct().map(PoolPages::id).toList(), viewers.current());
        if (!claimed.customers().isEmpty()) {
            next.addFlashAttribute("done", texts.text("pool.claimed", claimed.customers().size()));
        }
        if (!claimed.lost().isEmpty()) {
            next.addFlashAttribute("problem", texts.text("pool.lost", claimed.lost().size(), String.join(texts.text("pool.lost.and"), claimed.lost())));
        } else if (claimed.customers().size() < customers.size()) {
            next.addFlashAttribute("problem", texts.text("pool.gone"));
        }
        return "redirect:" + Back.to(request);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.ofField("customers", "error.notAChoice");
        }
    }

    @GetMapping("/territories")
    String territories(Model model) {
        var viewer = viewers.current();
        if (!viewer.leads()) {
            throw new AccessDeniedException("only those who lead see how many customers others have");
        }
        model.addAttribute("territories", territories.byTerritory(viewer));
        model.addAttribute("reps", territories.byRep(viewer));
        model.addAttribute("countedAt", territories.countedAt().map(at -> at.atZone(clock.getZone())).orElse(null));
        return "nurturing/territories";
    }
}
