package dev.salesflow.opportunity.demo;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** When, where and by whom a demo is wanted; {@code wish} is what to show, and to whom. */
public record Slot(String presales, LocalDate day, LocalTime from, Integer minutes, String place, String wish) {

    private static final int SHORTEST = 15;
    private static final int LONGEST = 8 * 60;
    private static final int LAST_MINUTE = 24 * 60;

    /** What the fields alone would be refused for. */
    public List<Refusal> problems() {
        return new Refusals().require(presales != null, "presales", "error.required").require(day != null, "day", "error.required")
                .require(from != null, "from", "error.required")
                .require(minutes != null && minutes >= SHORTEST && minutes <= LONGEST, "minutes", "demos.minutes", SHORTEST, LONGEST)
                .require(from == null || minutes == null || from.toSecondOfDay() / 60 + minutes < LAST_MINUTE, "minutes", "demos.overMidnight")
                .add(PlainText.problem("place", place, 200)).add(PlainText.problem("wish", wish, 2000)).all();
    }
}
