package dev.salesflow.opportunity.web;

import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Meeting;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.Stage;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A deal as its page shows it. */
@Component
class DealView {

    /** A stage of the stepper: {@code state} is done, current, ahead or lost; {@code stays} how often it was entered. */
    record Step(Stage stage, String state, int stays) {
    }

    /** A meeting with those of its notes that read well: message key to text. */
    record Held(Meeting meeting, String recordedBy, Map<String, String> notes) {
    }

    private static final List<String> NOTES = List.of("metWith", "attended", "need", "requirement", "decision", "competition", "excited", "reactions",
            "openQuestion", "agreed", "nextAction", "nextActionOn");

    private final FactBook book;
    private final JdbcClient jdbc;
    private final Clock clock;

    DealView(FactBook book, JdbcClient jdbc, Clock clock) {
        this.book = book;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Step> steps(Opportunity deal) {
        var stays = jdbc.sql("select stage, count(*) from stage_stay where opportunity_id = ? group by stage")
                .param(deal.id())
                .query((rs, n) -> Map.entry(rs.getString(1), rs.getInt(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return Stage.ALL.stream()
                .map(stage -> new Step(stage, state(deal, stage), stays.getOrDefault(stage.name(), 0))).toList();
    }

    private static String state(Opportunity deal, Stage stage) {
        if (stage == deal.stage()) {
            return switch (deal.outcome()) {
                case OPEN -> "current";
                case WON -> "done";
                case LOST -> "lost";
            };
        }
        return stage.compareTo(deal.stage()) < 0 ? "done" : "ahead";
    }

    List<Held> meetings(UUID deal) {
        var meetings = book.meetings(deal);
        var names = names(meetings.stream().map(Meeting::recordedBy).distinct().toList());
        return meetings.stream()
                .map(meeting -> new Held(meeting, names.getOrDefault(meeting.recordedBy(), meeting.recordedBy()), notes(meeting)))
                .toList();
    }

    private static Map<String, String> notes(Meeting meeting) {
        var notes = new LinkedHashMap<String, String>();
        for (var key : NOTES) {
            var text = meeting.notes().get(key);
            if (text != null && !text.toString().isBlank()) {
                notes.put(key, text.toString());
            }
        }
        return notes;
    }

    Map<String, String> names(List<String> logins) {
        return logins.isEmpty() ? Map.of()
                : jdbc.sql("select login, name from app_user where login in (:logins)").param("logins", logins)
                        .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).list().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    long daysInStage(Opportunity deal) {
        return Duration.between(deal.stageEnteredAt(), clock.instant()).toDays();
    }
}
