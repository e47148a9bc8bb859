package dev.salesflow.opportunity.needs;

import dev.salesflow.grading.BuyingPower;
import dev.salesflow.grading.NeedsMatch;
import dev.salesflow.rules.RowNote;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A deal's core needs and what they come to.
 *
 * @param match by the rules, for the scores as they are now
 * @param reason why, in both languages
 * @param scoredOn the day of the last scoring; null: never
 */
public record NeedsSheet(List<CoreNeed> needs, BuyingPower buyingPower, NeedsMatch match, RowNote reason, LocalDate scoredOn) {

    /** Scored anew after a quarter, because ability and needs change. */
    static final int MONTHS_THAT_IT_HOLDS = 3;

    static int total(List<CoreNeed> needs) {
        return scores(needs).mapToInt(Integer::intValue).sum();
    }

    /** Of the most there could be, rounded; null while not all are scored: what was looked at alone says nothing of the rest. */
    static Integer sharePercent(List<CoreNeed> needs) {
        return needs.isEmpty() || scores(needs).count() < needs.size() ? null
                : (int) Math.round(100.0 * total(needs) / (needs.size() * CoreNeed.HIGHEST));
    }

    private static Stream<Integer> scores(List<CoreNeed> needs) {
        return needs.stream().map(CoreNeed::counted).filter(Objects::nonNull);
    }

    public int total() {
        return total(needs);
    }

    /** The most there could be. */
    public int most() {
        return needs.size() * CoreNeed.HIGHEST;
    }

    public Integer sharePercent() {
        return sharePercent(needs);
    }

    public long unscored() {
        return needs.stream().filter(need -> need.counted() == null).count();
    }

    /** When it is to be scored again; null while never scored. */
    public LocalDate dueOn() {
        return scoredOn == null ? null : scoredOn.plusMonths(MONTHS_THAT_IT_HOLDS);
    }
}
