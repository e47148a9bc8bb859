package dev.salesflow.review.schedule;

import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.List;
import java.util.UUID;

/**
 * How a team's reviews are held. A null is something that could not be read.
 *
 * @param weekday the first such day of a period opens its review, 1 is Monday
 * @param byItself whether reviews open by themselves
 * @param turn in so many reviews each customer that is only sampled comes up
 * @param most but of one grade no more at once
 * @param version 0 where nobody has set it yet
 */
public record ReviewSchedule(UUID team, Rhythm rhythm, Integer weekday, boolean byItself, Integer turn, Integer most, int version) {

    private static final int LAST_DAY = 7;
    private static final int LONGEST_TURN = 52;
    private static final int LARGEST_SAMPLE = 100;

    /** What holds where nobody has set anything: weekly, by hand, every C and D once in a quarter. */
    public static ReviewSchedule usual(UUID team) {
        return new ReviewSchedule(team, Rhythm.WEEKLY, 1, false, 13, 10, 0);
    }

    /** Everything that keeps it from being set, each naming its field. */
    List<Refusal> problems() {
        return new Refusals().require(rhythm != null, "rhythm", "error.notAChoice")
                .require(weekday != null && weekday >= 1 && weekday <= LAST_DAY, "weekday", "error.notAChoice")
                .require(turn != null && turn >= 1 && turn <= LONGEST_TURN, "turn", "review.number", 1, LONGEST_TURN)
                .require(most != null && most >= 1 && most <= LARGEST_SAMPLE, "most", "review.number", 1, LARGEST_SAMPLE).all();
    }
}
