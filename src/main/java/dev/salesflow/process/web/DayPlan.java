package dev.salesflow.process.web;

import dev.salesflow.nurturing.DueAction;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person's tasks and next actions by when they are due; on one day the more urgent task stands first. */
final class DayPlan {

    /** In the order in which they are shown. */
    enum When {
        OVERDUE, TODAY, WEEK, LATER;

        private static When of(LocalDate due, LocalDate today) {
            return due == null ? LATER : due.isBefore(today) ? OVERDUE : due.equals(today) ? TODAY
                    : due.isBefore(today.plusWeeks(1)) ? WEEK : LATER;
        }
    }

    private DayPlan() {
    }

    /** @param tasks the most urgent first; those without a date come last */
    static Map<When, List<DayLine>> of(List<TaskRow> tasks, List<DueAction> actions, LocalDate today) {
        return Stream.concat(tasks.stream().map(DayLine::of), actions.stream().map(DayLine::of))
                .sorted(Comparator.comparing(DayLine::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .collect(Collectors.groupingBy(line -> When.of(line.due(), today), () -> new EnumMap<>(When.class), Collectors.toList()));
    }
}
