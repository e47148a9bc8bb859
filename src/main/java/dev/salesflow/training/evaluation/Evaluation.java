package dev.salesflow.training.evaluation;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a session or a course brought to those who came; a mean is null where nobody was marked. Only who has both marks counts where a
 * before is held against an after.
 *
 * @param skill how managers see the skill that is trained; null where the course names none
 * @param results figures of the people's work in equal spans before and after, those without data last
 */
public record Evaluation(Marks marks, OnTheJob skill, List<Result> results) {

    /**
     * @param seats of sessions that are over
     * @param told for how many it is said whether they came
     * @param tested how many have a mark of the test afterwards, {@code passed} how many of them reached the passing mark
     * @param passingMark null where none is set
     * @param both how many have a mark before and after
     */
    public record Marks(int seats, int told, int attended, BigDecimal interaction, BigDecimal exercises, int interacted, int exercised, int tested,
            BigDecimal after, int passed, Integer passingMark, int both, BigDecimal bothBefore, BigDecimal bothAfter) {
    }

    /** Of people whom a manager rated before and after: ability 1 to 3. */
    public record OnTheJob(int rated, BigDecimal before, BigDecimal after, int better, int worse) {
    }

    /**
     * @param key as the days' measures name it, for instance {@code conversion:DEMO}
     * @param people how many have both; 0: no data yet
     * @param compared to how many of them there are others of the same team, who did not come, with figures of both nights
     * @param gain the change of those less the change of the others beside them; null where there are no others
     */
    public record Result(String key, int days, int people, BigDecimal before, BigDecimal after, int compared, BigDecimal othersBefore, BigDecimal othersAfter, BigDecimal gain) {

        /** Of fewer people chance alone moves such means. */
        public static final int FEWEST = 10;

        static Result unknown(String key, int days) {
            return new Result(key, days, 0, null, null, 0, null, null, null);
        }

        public boolean says() {
            return compared >= FEWEST;
        }
    }
}
