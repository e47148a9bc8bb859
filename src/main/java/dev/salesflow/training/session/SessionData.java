package dev.salesflow.training.session;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.training.WebLink;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** When a session is to be, where or under which link, who trains and for how many. */
public record SessionData(LocalDate day, LocalTime from, Integer minutes, String place, String link, String trainer, Integer seats) {

    private static final int SHORTEST = 15;
    private static final int LONGEST = 10 * 60;
    private static final int LAST_MINUTE = 24 * 60;
    private static final int MOST_SEATS = 500;
    private static final int YEARS_AHEAD = 2;
    /** What was held longer ago brings nothing that could still be measured. */
    private static final int YEARS_BACK = 1;

    /** What the fields alone would be refused for. */
    List<Refusal> problems(LocalDate today) {
        return new Refusals().require(day != null, "day", "error.required").require(from != null, "from", "error.required")
                .require(day == null || day.isBefore(today.plusYears(YEARS_AHEAD)), "day", "training.session.tooFar", YEARS_AHEAD)
                .require(day == null || day.isAfter(today.minusYears(YEARS_BACK)), "day", "training.session.tooLongAgo", YEARS_BACK)
                .require(minutes != null && minutes >= SHORTEST && minutes <= LONGEST, "minutes", "training.session.minutes", SHORTEST, LONGEST)
                .require(from == null || minutes == null || from.toSecondOfDay() / 60 + minutes < LAST_MINUTE, "minutes", "training.session.overMidnight")
                .add(PlainText.lineProblem("place", place, 200)).add(WebLink.problem("link", link))
                .require(place != null || link != null, "place", "training.session.noPlace")
                .require(seats != null && seats >= 1 && seats <= MOST_SEATS, "seats", "training.session.seats", 1, MOST_SEATS).all();
    }
}
