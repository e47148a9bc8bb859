package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.rules.Parcel.Handling;
import dev.salesflow.rules.Parcel.Size;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecidingByTableTest {

    /** Every operator on every type that has it. */
    private static final String EVERY_OPERATOR = """
            from,until,en,zh,row,size =,size !=,size in,size not in,size known,town =,town !=,town in,town not in,town known,fragile =,fragile known,pieces =,pieces !=,pieces <,pieces <=,pieces >,pieces >=,pieces between,pieces in,pieces not in,pieces known,weight =,weight !=,weight <,weight <=,weight >,weight >=,weight between,weight known,-> days
            ,,,,1,SMALL,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,1
            ,,,,2,,SMALL,,,,,,,,,,,,,,,,,,,,,,,,,,,,,2
            ,,,,3,,,"SMALL, LARGE",,,,,,,,,,,,,,,,,,,,,,,,,,,,3
            ,,,,4,,,,"SMALL, LARGE",,,,,,,,,,,,,,,,,,,,,,,,,,,4
            ,,,,5,,,,,true,,,,,,,,,,,,,,,,,,,,,,,,,,5
            ,,,,6,,,,,false,,,,,,,,,,,,,,,,,,,,,,,,,,6
            ,,,,7,,,,,,西安 (north),,,,,,,,,,,,,,,,,,,,,,,,,7
            ,,,,8,,,,,,,Xi'an & Co.,,,,,,,,,,,,,,,,,,,,,,,,8
            ,,,,9,,,,,,,,"上海, Bad Homburg v.d.H.",,,,,,,,,,,,,,,,,,,,,,,9
            ,,,,10,,,,,,,,,"上海, 北京",,,,,,,,,,,,,,,,,,,,,,10
            ,,,,11,,,,,,,,,,false,,,,,,,,,,,,,,,,,,,,,11
            ,,,,12,,,,,,,,,,,true,,,,,,,,,,,,,,,,,,,,12
            ,,,,13,,,,,,,,,,,false,,,,,,,,,,,,,,,,,,,,13
            ,,,,14,,,,,,,,,,,,false,,,,,,,,,,,,,,,,,,,14
            ,,,,15,,,,,,,,,,,,,3,,,,,,,,,,,,,,,,,,15
            ,,,,16,,,,,,,,,,,,,,3,,,,,,,,,,,,,,,,,16
            ,,,,17,,,,,,,,,,,,,,,-3,,,,,,,,,,,,,,,,17
            ,,,,18,,,,,,,,,,,,,,,,3,,,,,,,,,,,,,,,18
            ,,,,19,,,,,,,,,,,,,,,,,3,,,,,,,,,,,,,,19
            ,,,,20,,,,,,,,,,,,,,,,,,3,,,,,,,,,,,,,20
            ,,,,21,,,,,,,,,,,,,,,,,,,"-3, 5",,,,,,,,,,,,21
            ,,,,22,,,,,,,,,,,,,,,,,,,,"3, 5",,,,,,,,,,,22
            ,,,,23,,,,,,,,,,,,,,,,,,,,,"3, 5",,,,,,,,,,23
            ,,,,24,,,,,,,,,,,,,,,,,,,,,,true,,,,,,,,,24
            ,,,,25,,,,,,,,,,,,,,,,,,,,,,,2.50,,,,,,,,25
            ,,,,26,,,,,,,,,,,,,,,,,,,,,,,,2.5,,,,,,,26
            ,,,,27,,,,,,,,,,,,,,,,,,,,,,,,,2.5,,,,,,27
            ,,,,28,,,,,,,,,,,,,,,,,,,,,,,,,,2.5,,,,,28
            ,,,,29,,,,,,,,,,,,,,,,,,,,,,,,,,,-0.000001,,,,29
            ,,,,30,,,,,,,,,,,,,,,,,,,,,,,,,,,,999999999999999,,,30
            ,,,,31,,,,,,,,,,,,,,,,,,,,,,,,,,,,,"1, 2.5",,31
            ,,,,32,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,false,32
            ,,,,33,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,33
            """;

    @Test
    void firesJustTheRowsWhoseConditionsFitForEveryOperatorOnEveryType() {
        var table = RuleTable.of(Parcel.ALL, HitPolicy.ALL, EVERY_OPERATOR);
        var facts = oneFieldAtATime(table);

        var fired = Tables.fired(table, facts);

        assertThat(facts).hasSizeGreaterThan(40);
        for (var i = 0; i < facts.size(); i++) {
            assertThat(fired.get(i)).as(facts.get(i).toString()).isEqualTo(Tables.expected(table, facts.get(i)));
        }
    }

    @Test
    void agreesWithWhatDroolsItselfMakesOfTheFile() {
        var table = RuleTable.of(Parcel.ALL, HitPolicy.ALL, EVERY_OPERATOR);
        var facts = oneFieldAtATime(table);

        var bare = Tables.bareDrools(table, facts);

        for (var fact : facts) {
            assertThat(bare.get(fact).keySet()).as(fact.toString()).isEqualTo(Tables.expected(table, fact));
        }
    }

    @Test
    void readsItsOwnWritingAsTheSameTable() {
        var table = RuleTable.of(Parcel.ALL, HitPolicy.ALL, EVERY_OPERATOR);

        var again = RuleTable.read(Parcel.ALL, table.canonical());

        assertThat(again).isEqualTo(table);
        assertThat(again.canonical()).isEqualTo(table.canonical());
    }

    @Test
    void takesTheTopmostRowThatFitsWhereTheTableSaysFirst() {
        var table = RuleTable.of(Parcel.ONE, HitPolicy.FIRST, """
                from,until,en,zh,row,size in,-> handling
                ,,,,1,"LARGE, MEDIUM",BY_CRANE
                ,,,,2,"SMALL, MEDIUM",BY_BELT
                ,,the rest,其余,3,,BY_HAND
                """);
        var live = Tables.live(Parcel.ONE, table);

        assertThat(live.decide(Parcel.of(Size.MEDIUM)).row().orElseThrow().result().handling()).isEqualTo(Handling.BY_CRANE);
        assertThat(live.decide(Parcel.of(Size.SMALL)).row().orElseThrow().row()).isEqualTo(2);
        assertThat(live.decide(Parcel.of(null)).row().orElseThrow().note().zh()).isEqualTo("其余");
    }

    @Test
    void answersABatchInItsOrderEvenWithEqualAndRepeatedFacts() {
        var table = RuleTable.of(Parcel.ONE, HitPolicy.UNIQUE, """
                from,until,en,zh,row,size =,-> days,-> fits
                ,,,,1,SMALL,1,"SMALL, MEDIUM"
                ,,,,2,LARGE,9,LARGE
                """);
        var live = Tables.live(Parcel.ONE, table);
        var repeated = Parcel.of(Size.LARGE);

        var decisions = live.decideAll(List.of(Parcel.of(Size.SMALL), repeated, Parcel.of(Size.MEDIUM), repeated,
                Parcel.of(Size.SMALL)));

        assertThat(decisions).extracting(d -> d.row().map(FiredRow::row).orElse(0)).containsExactly(1, 2, 0, 2, 1);
        assertThat(decisions.get(0).row().orElseThrow().result().fits()).containsExactly(Size.SMALL, Size.MEDIUM);
        assertThat(decisions.get(1).row().orElseThrow().result().handling()).isNull();
    }

    @Test
    void countsARowOnlyOnItsDays() {
        var table = RuleTable.of(Parcel.ONE, HitPolicy.UNIQUE, """
                from,until,en,zh,row,size =,-> days
                ,2026-11-21,until yesterday,到昨天,1,SMALL,1
                2026-11-22,,from today,从今天起,2,SMALL,2
                """);

        assertThat(Tables.live(Parcel.ONE, table, LocalDate.of(2026, 11, 21)).decide(Parcel.of(Size.SMALL))
                .row().orElseThrow().row()).isEqualTo(1);
        assertThat(Tables.live(Parcel.ONE, table, LocalDate.of(2026, 11, 22)).decide(Parcel.of(Size.SMALL))
                .row().orElseThrow().row()).isEqualTo(2);
    }

    /** Each value of each field, the others unknown. */
    private static List<Record> oneFieldAtATime(RuleTable table) {
        var fields = table.contract().facts();
        return java.util.stream.IntStream.range(0, fields.size()).boxed()
                .flatMap(i -> table.boundaryValues(fields.get(i)).stream().map(value -> {
                    var values = new Object[fields.size()];
                    values[i] = value;
                    return (Record) Tables.record(table.contract().fact(), values);
                })).toList();
    }
}
