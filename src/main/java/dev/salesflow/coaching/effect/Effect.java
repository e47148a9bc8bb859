package dev.salesflow.coaching.effect;

import dev.salesflow.coaching.CoachingKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What became of a measure where it was coached, over several rounds. A rep who was coached more than once counts once, with the mean
 * of the rounds: two rounds of one person are no two findings.
 *
 * @param kind null for both kinds together
 * @param gain by how much the coached did better than the comparable, in the measure's unit; above zero is better
 */
public record Effect(Measure measure, CoachingKind kind, int rounds, Means own, Means others, Spread gain) {

    public record Means(double before, double after) {
    }

    /**
     * One measured round.
     *
     * @param among names whom it was compared with: the same for the rounds of a team that began in the same week
     */
    record Round(String rep, String among, Measure measure, CoachingKind kind, double ownBefore, double ownAfter, double othersBefore, double othersAfter) {

        double gain() {
            var more = (ownAfter - ownBefore) - (othersAfter - othersBefore);
            return measure.moreIsBetter() ? more : -more;
        }
    }

    static Effect of(Measure measure, CoachingKind kind, List<Round> rounds) {
        return new Effect(measure, kind, rounds.size(), new Means(mean(rounds, Round::ownBefore), mean(rounds, Round::ownAfter)),
                new Means(mean(rounds, Round::othersBefore), mean(rounds, Round::othersAfter)), Spread.of(groups(rounds)));
    }

    /** Each rep's gain; reps who share whom they were compared with, be it by way of a third, stand together. */
    private static List<List<Double>> groups(List<Round> rounds) {
        var gains = rounds.stream().collect(Collectors.groupingBy(Round::rep, TreeMap::new, Collectors.averagingDouble(Round::gain)));
        var groups = new ArrayList<Set<String>>();
        for (var round : rounds) {
            var joined = new TreeSet<>(Set.of("rep " + round.rep(), "among " + round.among()));
            var shared = groups.stream().filter(group -> !Collections.disjoint(group, joined)).toList();
            shared.forEach(joined::addAll);
            groups.removeAll(shared);
            groups.add(joined);
        }
        return groups.stream().map(group -> gains.entrySet().stream().filter(rep -> group.contains("rep " + rep.getKey())).map(Map.Entry::getValue).toList())
                .toList();
    }

    private static double mean(List<Round> rounds, ToDoubleFunction<Round> value) {
        return perRep(rounds, value).stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** In order of login, so that sums come out the same each time. */
    private static List<Double> perRep(List<Round> rounds, ToDoubleFunction<Round> value) {
        return List.copyOf(rounds.stream().collect(Collectors.groupingBy(Round::rep, TreeMap::new, Collectors.averagingDouble(value))).values());
    }
}
