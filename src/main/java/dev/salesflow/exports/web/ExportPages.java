package dev.salesflow.exports.web;

import dev.salesflow.exports.ExportLog;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.web.Query;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriUtils;

/** Which lists left the system, for administrators. */
@Controller
class ExportPages {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int SIZE = 50;

    /** One file as the page tells of it; {@code filter} is the readable part of the list's address. */
    record Line(ExportLog.Entry entry, String filter, String when) {
    }

    private final ExportLog log;
    private final Viewers viewers;
    private final Clock clock;

    ExportPages(ExportLog log, Viewers viewers, Clock clock) {
        this.log = log;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/exports")
    String list(Query query, Model model) {
        var entries = log.page(viewers.current(), query.page(SIZE));
        model.addAttribute("page", entries);
        model.addAttribute("lines", entries.items().stream().map(this::line).toList());
        return "exports/list";
    }

    private Line line(ExportLog.Entry entry) {
        int query = entry.asked().indexOf('?');
        var parts = query < 0 ? "" : Arrays.stream(entry.asked().substring(query + 1).split("&"))
                .filter(part -> !part.startsWith("sort=") && !part.endsWith("=")).collect(Collectors.joining(" · "));
        return new Line(entry, UriUtils.decode(parts, StandardCharsets.UTF_8), MOMENT.withZone(clock.getZone()).format(entry.at()));
    }
}
