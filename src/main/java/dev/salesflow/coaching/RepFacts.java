package dev.salesflow.coaching;

import dev.salesflow.opportunity.Loss;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.rules.Within;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What the table {@code coaching-trigger} sees of one rep on one day. A value is null where it is not available: nothing
 * to divide by, never coached, deals in several currencies. Rates are per cent, "behind" is points below the other reps of
 * the same manager together, "fallen" is points below the rep's own 180 days before. Nobody writes its constructor's call: it is
 * made of values by name ({@link #of}), which the {@link FactSource}s bring, each a few that belong together.
 *
 * @param daysInTeam since the rep's login was made; a newcomer has had no time for four weeks' meetings
 * @param daysSinceCoaching since the last finished round on the topic that the table is asked about; of any topic where none is asked about
 * @param meetings held by the rep in the last 28 days, with recorded visits
 * @param openAmount sum of the open deals; those without an amount count for nothing
 * @param largestDeal the largest open deal
 * @param currency of both (ISO 4217); null where the open deals have several or none
 * @param standingStill open deals, not paused, longer in their stage than the table {@code stage-patience} allows
 * @param signingOverdue open deals whose expected signing has passed
 * @param keyFactsMissing open deals of A customers where one of the six key facts is unknown, without evidence or, by the table
 *                        {@code fact-freshness}, too old
 * @param losses deals lost in the last 180 days
 * @param winRate won of all closed in the last 180 days
 * @param weakestStage where most deals are missing against what the team's conversion would have given
 * @param conversion of the weakest stage: of the deals that entered it in the last 180 days and no longer stand
 *                   there, those that went on
 * @param conversionDeals how many deals that rate rests on
 * @param averageDiscount per cent, over the rep's deals quoted in the last 90 days, of each the last revision sent
 * @param deepestDiscount per cent, of every revision sent in the last 90 days
 * @param minimumsMissed of the minimums that the table {@code activity-minimum} asks for, those not reached in the last whole
 *                       week or month, measured by the days worked
 * @param fallenStage where most deals are missing against what the rep's own conversion of the 180 days before would have given
 * @param fallenDeals how many deals that comparison rests on: those of the half-year with fewer
 * @param contactsOverdue next actions of the rep whose day has passed, and customers whose planned contact is overdue with nothing agreed
 * @param lostToCompetitors of the losses, those that a competitor won
 * @param lostLate of the losses, those from the quotation on
 * @param skillGaps skills of high importance that must improve, by the manager's view or, where there is none, the rep's own
 * @param roundsRunning coachings of the rep that run, on whatever topic
 * @param winRateFallenDeals how many closed deals the comparison of the two half-years rests on: those of the half-year with fewer
 * @param lossKind the kind of reason for which most of the losses were lost; null where none is known
 * @param lossKindDeals how many of the losses were lost for it
 * @param daysPresent working days of the last 28 on which the rep was not away
 * @param meetingPace what the meetings would be had the rep worked all usual days of the last 28; null where hardly any was worked
 */
public record RepFacts(
        String rep,
        @Within(to = Within.MOST_DAYS) Integer daysInTeam,
        @Within(to = Within.MOST_DAYS) Integer daysSinceCoaching,
        Integer meetings,
        Integer openDeals,
        BigDecimal openAmount,
        BigDecimal largestDeal,
        String currency,
        Integer standingStill,
        Integer signingOverdue,
        Integer keyFactsMissing,
        Integer losses,
        @Within(to = 100) BigDecimal winRate,
        @Within(from = -100, to = 100) BigDecimal winRateBehind,
        Stage weakestStage,
        @Within(to = 100) BigDecimal conversion,
        @Within(from = -100, to = 100) BigDecimal conversionBehind,
        Integer conversionDeals,
        @Within(to = 100) BigDecimal averageDiscount,
        @Within(to = 100) BigDecimal deepestDiscount,
        Integer minimumsMissed,
        @Within(from = -100, to = 100) BigDecimal winRateFallen,
        Stage fallenStage,
        @Within(from = -100, to = 100) BigDecimal conversionFallen,
        Integer fallenDeals,
        Integer contactsOverdue,
        Integer lostToCompetitors,
        Integer lostLate,
        Integer skillGaps,
        Integer roundsRunning,
        Integer winRateFallenDeals,
        Loss.Kind lossKind,
        Integer lossKindDeals,
        @Within(to = 28) Integer daysPresent,
        Integer meetingPace) {

    /** Of values by the names above; one that is missing, or known by no name, is a mistake in a source. */
    static RepFacts of(Map<String, Object> named) {
        var components = RepFacts.class.getRecordComponents();
        var known = Arrays.stream(components).map(RecordComponent::getName).toList();
        if (named.size() != known.size() || !named.keySet().containsAll(known)) {
            throw new IllegalArgumentException("facts " + named.keySet() + " instead of " + known);
        }
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
            var values = Arrays.stream(components).map(one -> value(one, named.get(one.getName()))).toArray();
            return RepFacts.class.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException | NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("facts cannot be made of " + named, e);
        }
    }

    /** The same with one value another. */
    RepFacts with(String name, Object value) {
        var named = new HashMap<String, Object>();
        for (var component : RepFacts.class.getRecordComponents()) {
            named.put(component.getName(), read(component));
        }
        named.put(name, value);
        return of(named);
    }

    private Object read(RecordComponent component) {
        try {
            return component.getAccessor().invoke(this);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(component.getName() + " cannot be read", e);
        }
    }

    private static Object value(RecordComponent component, Object value) {
        if (value instanceof String name && component.getType().isEnum()) {
            return Arrays.stream(component.getType().getEnumConstants()).filter(one -> ((Enum<?>) one).name().equals(name)).findFirst().orElseThrow();
        }
        return value;
    }
}
