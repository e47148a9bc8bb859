package dev.salesflow.process.engine;

import dev.salesflow.insight.Argument;
import dev.salesflow.insight.TimelineBook;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps what was typed in a task that no code of ours knows, an admin's own: told in the timeline of the deal or the
 * customer that the process is about.
 */
@Component
class TaskNotes {

    private static final int LONGEST = 2_000;

    private final ObjectProvider<TimelineBook> timeline;
    private final ObjectProvider<JdbcClient> jdbc;

    TaskNotes(ObjectProvider<TimelineBook> timeline, ObjectProvider<JdbcClient> jdbc) {
        this.timeline = timeline;
        this.jdbc = jdbc;
    }

    /** @param labels the names beside the form's fields, by key */
    void note(String task, CompletedTask completed, Map<String, String> labels) {
        var record = completed.businessKey();
        if (record == null) {
            return;
        }
        var told = completed.values().entrySet().stream()
                .map(value -> labels.getOrDefault(value.getKey(), value.getKey()) + ": " + value.getValue())
                .collect(Collectors.joining("; "));
        var place = jdbc.getObject().sql("""
                        select id, customer_id from opportunity where id = :id
                        union all select cast(null as uuid), id from customer where id = :id""")
                .param("id", record)
                .query((row, n) -> new UUID[] {row.getObject(1, UUID.class), row.getObject(2, UUID.class)})
                .optional();
        place.ifPresent(ids -> timeline.getObject().note(ids[1], ids[0], completed.login(), "taskCompleted",
                Argument.text(task), Argument.text(told.length() > LONGEST ? told.substring(0, LONGEST) + " …" : told)));
    }
}
