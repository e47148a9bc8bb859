package dev.salesflow.coaching;

import dev.salesflow.absence.Absences;
import dev.salesflow.absence.Away;
import dev.salesflow.company.WorkingCalendar;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** On how many days reps were there to work: what nobody could do is not missing. */
@Component
class DaysWorked {

    /** Of so few days nothing can be told. */
    private static final int FEWEST = 5;

    private final Absences absences;
    private final WorkingCalendar calendar;

    DaysWorked(Absences absences, WorkingCalendar calendar) {
        this.absences = absences;
        this.calendar = calendar;
    }

    /** Of these people, for spans within the days from {@code first} to {@code last}. */
    Days of(Collection<String> reps, LocalDate first, LocalDate last) {
        return new Days(absences.away(reps, first, last).stream().collect(Collectors.groupingBy(Away::login)), calendar);
    }

    /** Their days; spans are given by the first day and the first after it. */
    record Days(Map<String, List<Away>> away, WorkingCalendar calendar) {

        int worked(String rep, LocalDate from, LocalDate until) {
            var gone = away.getOrDefault(rep, List.of());
            return (int) from.datesUntil(until).filter(calendar::isWorkingDay).filter(day -> gone.stream().noneMatch(span -> span.covers(day))).count();
        }

        /** What can be asked of a rep where so much is asked of a span without holidays and absences. */
        int share(int of, String rep, LocalDate from, LocalDate until) {
            var usual = usual(from, until);
            return usual == 0 ? of : rounded(of, Math.min(worked(rep, from, until), usual), usual);
        }

        /** What it would have been had the rep worked all usual days; null where hardly any was worked. */
        Integer atFullPace(int done, String rep, LocalDate from, LocalDate until) {
            var usual = usual(from, until);
            var worked = Math.min(worked(rep, from, until), usual);
            return worked < Math.min(FEWEST, usual) ? null : worked == usual ? Integer.valueOf(done) : Integer.valueOf(rounded(done, usual, worked));
        }

        private int usual(LocalDate from, LocalDate until) {
            return (int) from.datesUntil(until).filter(calendar::isUsualWorkingDay).count();
        }

        /** Halves up. */
        private static int rounded(int value, int times, int by) {
            return (2 * value * times + by) / (2 * by);
        }
    }
}
