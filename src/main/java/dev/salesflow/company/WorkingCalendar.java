package dev.salesflow.company;

import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts working days: not those of the weekend, not holidays, but days worked instead of others. */
@Component
public class WorkingCalendar {

    /** The most that can be counted: further ahead no calendar of holidays is kept. */
    public static final int MOST = 400;

    /** When somebody can be expected in an office. */
    public static final LocalTime OPENS = LocalTime.of(9, 0);
    public static final LocalTime CLOSES = LocalTime.of(17, 30);

    private final CompanyBook company;
    private final Clock clock;

    WorkingCalendar(CompanyBook company, Clock clock) {
        this.company = company;
        this.clock = clock;
    }

    /** That moment by the company's clock where people are at work then, else the next morning on which they are. */
    public LocalDateTime workingTime(LocalDateTime wish) {
        var day = wish.toLocalDate();
        if (isWorkingDay(day) && wish.toLocalTime().isBefore(CLOSES)) {
            return wish.toLocalTime().isBefore(OPENS) ? day.atTime(OPENS) : wish;
        }
        return plus(day, 1).atTime(OPENS);
    }

    public boolean isWorkingDay(LocalDate day) {
        var marked = company.days().get(day);
        return marked != null ? marked.working() : !company.current().weekend().contains(day.getDayOfWeek());
    }

    /** By its day of the week alone, whatever holiday falls on it. */
    public boolean isUsualWorkingDay(LocalDate day) {
        return !company.current().weekend().contains(day.getDayOfWeek());
    }

    /**
     * So many working days later; the day itself does not count, and 0 is the day itself.
     *
     * @param days 0 to {@link #MOST}
     */
    public LocalDate plus(LocalDate from, int days) {
        if (days < 0 || days > MOST) {
            throw Refusal.of("company.error.workingDays", days, MOST);
        }
        return days == 0 ? from : Stream.iterate(from.plusDays(1), day -> day.plusDays(1)).filter(this::isWorkingDay)
                .skip(days - 1L).findFirst().orElseThrow();
    }

    /** At the same time of day by the company's clock, so many working days later. */
    public Instant plus(Instant from, int days) {
        var local = from.atZone(clock.getZone());
        return local.with(plus(local.toLocalDate(), days)).toInstant();
    }
}
