package dev.salesflow.process.engine;

import dev.salesflow.company.WorkingCalendar;
import java.util.AbstractMap;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * Moments that many working days from now, for a model's timers and due dates: {@code ${workingDays[5]}}. A map, because
 * expressions read and call nothing. It counts from the engine's now, as the engine's own durations do.
 */
@Component
public class WorkingDays extends AbstractMap<Object, Object> {

    /** The name in models. */
    public static final String NAME = "workingDays";

    private final WorkingCalendar calendar;

    WorkingDays(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** @param days a whole number from 0 to {@link WorkingCalendar#MOST} */
    @Override
    public Date get(Object days) {
        if (!(days instanceof Number number)) {
            throw new IllegalArgumentException(NAME + " takes a number of days, not " + days);
        }
        return Date.from(calendar.plus(ClockUtil.getCurrentTime().toInstant(), number.intValue()));
    }

    @Override
    public boolean containsKey(Object days) {
        return days instanceof Number;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return Set.of();
    }
}
