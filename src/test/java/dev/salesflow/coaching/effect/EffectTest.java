package dev.salesflow.coaching.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.salesflow.coaching.CoachingKind;
import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.coaching.Evidence;
import dev.salesflow.coaching.effect.Effect.Round;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EffectTest {

    @Test
    void theMeanAndItsIntervalAreThoseWorkedOutByHand() {
        var effect = EffectBook.effects(rounds(10, Measure.MEETINGS)).get(0);

        // Gains 1 to 10: mean 5.5, standard deviation 3.0277, 2.262 * 3.0277 / √10 = 2.1657.
        assertThat(effect.gain().mean()).isEqualTo(5.5);
        assertThat(effect.gain().low()).isCloseTo(3.3343, within(0.0001));
        assertThat(effect.gain().high()).isCloseTo(7.6657, within(0.0001));
        assertThat(effect.gain().finding()).isEqualTo(Spread.Finding.HELPS);
        assertThat(effect.own()).isEqualTo(new Effect.Means(4, 11.5));
        assertThat(effect.others()).isEqualTo(new Effect.Means(5, 7));
    }

    @Test
    void nineCoachedRepsAreTooLittleHoweverOftenTheyWereCoached() {
        var rounds = rounds(9, Measure.MEETINGS);

        var effect = EffectBook.effects(Stream.concat(rounds.stream(), rounds.stream()).toList()).get(0);

        assertThat(effect.rounds()).isEqualTo(18);
        assertThat(effect.gain().count()).isEqualTo(9);
        assertThat(effect.gain().finding()).isEqualTo(Spread.Finding.TOO_LITTLE);
    }

    @Test
    void whereLessIsBetterAFallIsAGain() {
        var fewer = new Round("rep", "among", Measure.KEY_FACTS_MISSING, CoachingKind.SMALL, 4, 1, 4, 3);

        assertThat(fewer.gain()).isEqualTo(2);
        assertThat(EffectBook.effects(rounds(10, Measure.STANDING_STILL)).get(0).gain().finding()).isEqualTo(Spread.Finding.HARMS);
    }

    @Test
    void anIntervalThatHoldsZeroSaysNothing() {
        var rounds = IntStream.range(0, 12).mapToObj(n -> new Round("rep" + n, "among " + n, Measure.WIN_RATE, CoachingKind.SMALL, 20, n % 2 == 0 ? 30 : 11, 20, 20)).toList();

        assertThat(EffectBook.effects(rounds).get(0).gain().finding()).isEqualTo(Spread.Finding.OPEN);
    }

    @Test
    void repsComparedWithTheSamePeopleErrTogether() {
        // Pairs that gain alike: 1 1 2 2 3 3 4 4 5 5. Mean 3, sums of the pairs' deviations -4 -2 0 2 4: 2.776 * √(40 * 5 / 4) / 10 = 1.9630.
        var pairs = IntStream.range(0, 10).mapToObj(n -> new Round("rep" + n, "week " + n / 2, Measure.MEETINGS, CoachingKind.SMALL, 4, 5 + n / 2, 4, 4)).toList();

        var gain = EffectBook.effects(pairs).get(0).gain();

        assertThat(gain.groups()).isEqualTo(5);
        assertThat(gain.mean()).isEqualTo(3);
        assertThat(gain.high() - gain.mean()).isCloseTo(1.9630, within(0.0001));
    }

    @Test
    void tenRepsOfOneWeekAreTooLittleAndSoAreGroupsThatSomebodyCoachedTwiceTiesTogether() {
        var oneWeek = IntStream.range(0, 10).mapToObj(n -> new Round("rep" + n, "week", Measure.MEETINGS, CoachingKind.SMALL, 4, 9, 4, 4)).toList();
        assertThat(EffectBook.effects(oneWeek).get(0).gain().finding()).isEqualTo(Spread.Finding.TOO_LITTLE);

        var tied = IntStream.range(0, 10).boxed().flatMap(n -> Stream.of(n / 2, (n / 2 + 1) % 5)
                .map(week -> new Round("rep" + n, "week " + week, Measure.MEETINGS, CoachingKind.SMALL, 4, 9, 4, 4))).toList();
        assertThat(EffectBook.effects(tied).get(0).gain().groups()).isEqualTo(1);
    }

    @Test
    void eachKindIsToldApartWhereBothAreThere() {
        var small = rounds(10, Measure.MEETINGS);
        var large = new Round("rep1", "among 1", Measure.MEETINGS, CoachingKind.LARGE, 4, 8, 4, 4);

        assertThat(EffectBook.effects(small)).extracting(Effect::kind).containsExactly((CoachingKind) null);
        assertThat(EffectBook.effects(Stream.concat(small.stream(), Stream.of(large)).toList()))
                .extracting(Effect::kind).containsExactly(null, CoachingKind.SMALL, CoachingKind.LARGE);
    }

    @Test
    void aRoundIsMeasuredByWhatItsRowAskedAbout() {
        assertThat(Measure.of(CoachingTopic.CONTACTS, asked("contactsOverdue"))).contains("contactsOverdue");
        assertThat(Measure.of(CoachingTopic.LOSSES, asked("losses"))).contains("winRate");
        assertThat(Measure.of(CoachingTopic.CONVERSION, asked("conversionDeals"))).contains("conversion:DEMO");
        assertThat(Measure.of(CoachingTopic.CONVERSION, asked("conversionFallen"))).contains("conversion:QUOTATION");
        assertThat(Measure.of(CoachingTopic.ACTIVITY, asked())).as("by hand").contains("meetingPace");
        assertThat(Measure.of(CoachingTopic.CONVERSION, new Evidence(new HashMap<>(), List.of(), null, null, List.of()))).as("no stage is weak").isEmpty();
        assertThat(Measure.named("conversion:DEMO")).isEqualTo(Measure.CONVERSION);
    }

    private static Evidence asked(String... facts) {
        var values = new HashMap<String, Object>();
        values.put("weakestStage", "DEMO");
        values.put("fallenStage", "QUOTATION");
        return new Evidence(values, Arrays.stream(facts).map(fact -> new Evidence.Condition(fact, ">=", List.of("1"))).toList(), null, null, List.of());
    }

    /** The comparable rise by 2; the coached by 3, 4, 5, … */
    private static List<Round> rounds(int reps, Measure measure) {
        return IntStream.rangeClosed(1, reps).mapToObj(n -> new Round("rep" + n, "among " + n, measure, CoachingKind.SMALL, 4, 6 + n, 5, 7)).toList();
    }
}
