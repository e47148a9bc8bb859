package dev.salesflow.nurturing.web;

import dev.salesflow.identity.Viewers;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** For who leads: whose contacts are written down when the words are forgotten. */
@Controller
class LateRecordPages {

    private static final int DAYS = 30;
    private static final int MOST = 200;

    private final LateRecords late;
    private final Viewers viewers;
    private final Clock clock;

    LateRecordPages(LateRecords late, Viewers viewers, Clock clock) {
        this.late = late;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/contact-records/late")
    String show(Model model) {
        var viewer = viewers.current();
        if (!viewer.leads()) {
            throw new AccessDeniedException("only those who lead see how promptly others record");
        }
        var since = LocalDate.now(clock).minusDays(DAYS);
        model.addAttribute("since", since);
        model.addAttribute("rows", late.find(viewer, since, MOST));
        model.addAttribute("shares", late.shares(viewer, since));
        return "nurturing/late";
    }
}
