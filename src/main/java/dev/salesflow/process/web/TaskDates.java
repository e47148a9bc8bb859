package dev.salesflow.process.web;

import dev.salesflow.nurturing.CalendarEntry;
import dev.salesflow.nurturing.CalendarSource;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** A person's dated tasks in their calendar, one that they put off on its new day; next actions stand there by themselves. */
@Component
class TaskDates implements CalendarSource {

    private static final int MOST = 500;

    private final OpenTasks tasks;

    TaskDates(OpenTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public List<CalendarEntry> of(String login, Locale locale) {
        return tasks.of(login, MOST, locale).stream().filter(row -> row.planned() != null)
                .map(row -> new CalendarEntry("task-" + row.id(), row.subject() == null ? row.what() : row.what() + " · " + row.subject(),
                        row.planned(), null, DayLine.tasklist(row.id())))
                .toList();
    }
}
