package dev.salesflow.prospecting.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.pool.TerritoryNumbers;
import dev.salesflow.prospecting.QualityBook;
import dev.salesflow.prospecting.Shares;
import dev.salesflow.shared.web.Query;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** For who leads: how good the names are, whether customers know us, and the grades that each rep has. */
@Controller
class QualityPages {

    private static final List<String> DAYS = List.of("30", "90", "365");
    private static final List<String> GRADES = List.of("A", "B", "C", "D", "none");

    private final QualityBook quality;
    private final Viewers viewers;
    private final Clock clock;

    QualityPages(QualityBook quality, Viewers viewers, Clock clock) {
        this.quality = quality;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** A rep's customers by grade; the parts of the bar add up to a hundred. */
    record Grades(String name, int customers, List<Part> parts) {

        static Grades of(TerritoryNumbers rep) {
            var parts = new ArrayList<Part>();
            var all = rep.grades().values().stream().mapToInt(Integer::intValue).sum();
            var before = 0;
            for (var grade : GRADES) {
                var count = rep.grades().getOrDefault(grade, 0);
                parts.add(new Part(grade, count, Shares.percent(count, all), share(before, all), share(count, all)));
                before += count;
            }
            return new Grades(rep.name(), all, parts);
        }

        private static double share(int part, int all) {
            return all == 0 ? 0 : part * 100.0 / all;
        }
    }

    record Part(String grade, int count, Integer percent, double start, double width) {
    }

    @GetMapping("/prospecting/quality")
    String quality(Query query, Model model) {
        var viewer = viewers.current();
        if (!viewer.leads()) {
            throw new AccessDeniedException("only those who lead see how good others prospect");
        }
        var asked = query.oneOf("days", DAYS);
        var days = asked == null ? "90" : asked;
        var since = clock.instant().minus(Duration.ofDays(Long.parseLong(days)));
        var rows = quality.rows(since, viewer);
        model.addAttribute("days", days);
        model.addAttribute("spans", DAYS);
        model.addAttribute("byList", rows.stream().filter(row -> row.list() != null).toList());
        model.addAttribute("byCaller", rows.stream().filter(row -> row.list() == null).toList());
        model.addAttribute("checked", quality.checked(since, viewer));
        model.addAttribute("countedAt", quality.gradesCountedAt().map(at -> at.atZone(clock.getZone())).orElse(null));
        model.addAttribute("reps", quality.grades(viewer).stream().map(Grades::of).toList());
        return "prospecting/quality";
    }
}
