package dev.salesflow.process.engine;

import dev.salesflow.insight.Argument;
import dev.salesflow.insight.TimelineBook;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Keeps what was typed in a task that no code of ours knows, an admin's own: told in the timeline of the deal or the
 * customer that the process is about.
 */
@Component
class TaskNotes {

    private static final int LONGEST = 2_000;

    private final ObjectProvider<TimelineBook> timeline;
    private final Subjects subjects;

    TaskNotes(ObjectProvider<TimelineBook> timeline, Subjects subjects) {
        this.timeline = timeline;
        this.subjects = subjects;
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
        subjects.of(record).ifPresent(about -> timeline.getObject().note(about.customerId(), about.opportunityId(), completed.login(),
                "taskCompleted", Argument.text(task), Argument.text(told.length() > LONGEST ? told.substring(0, LONGEST) + " …" : told)));
    }
}
