package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.rules.Parcel.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever asks why hears, row by row, which condition failed on what, in their own language. */
class ExplanationTest {

    private static final LocalDate DAY = GeneratedTables.TODAY;
    private static final String ROWS = """
            from,until,en,zh,row,size in,town not in,pieces between,weight <,fragile =,town known,-> days
            ,,,,1,"SMALL, MEDIUM",,"1, 5",0.5,true,,1
            2027-01-01,,,,2,LARGE,,,,,,2
            ,,,,3,LARGE,上海,,,,,3
            ,,,,4,,,,,,true,4
            """;
    private static final Parcel LARGE = new Parcel(Size.LARGE, "Wuhu", null, 7, new BigDecimal("0.75"));

    @Test
    void namesTheConditionsThatFailedWithTheCellAndTheFact() {
        var explanation = Explanation.of(table(HitPolicy.FIRST), LARGE, DAY);

        var first = explanation.rows().get(0);
        assertThat(first.failed()).extracting(t -> t.condition().field().name()).containsExactly("size", "pieces", "weight", "fragile");
        assertThat(Sentences.en(explanation.reason(first))).isEqualTo("Row 1 does not fit: Size is small or medium (but it is large), "
                + "Pieces from 1 to 5 (but it is 7), Weight less than 0.5 kg (but it is 0.75 kg), Fragile is yes (but it is not known).");
        assertThat(Sentences.zh(explanation.reason(first))).isEqualTo("第 1 行不适用：尺寸为小或中（但实际为大），"
                + "件数在 1 与 5 之间（但实际为7），重量小于 0.5 公斤（但实际为0.75 公斤），易碎为是（但实际为未知）。");
    }

    @Test
    void saysWhichRowIsNotValidThatDay() {
        var explanation = Explanation.of(table(HitPolicy.FIRST), LARGE, DAY);

        assertThat(Sentences.en(explanation.reason(explanation.rows().get(1)))).isEqualTo("Row 2 is not valid on 2026-11-22.");
        assertThat(Explanation.of(table(HitPolicy.FIRST), LARGE, LocalDate.of(2027, 1, 1)).chosen()).containsExactly(2);
    }

    @Test
    void saysWhatTheWayToChooseMadeOfTheRowsThatFit() {
        var first = Explanation.of(table(HitPolicy.FIRST), LARGE, DAY);
        var all = Explanation.of(table(HitPolicy.ALL), LARGE, DAY);
        var none = Explanation.of(table(HitPolicy.FIRST), Parcel.of(Size.SMALL), DAY);
        var only = Explanation.of(table(HitPolicy.UNIQUE), Parcel.of(Size.LARGE), DAY);

        assertThat(first.chosen()).containsExactly(3);
        assertThat(Sentences.en(first.reason())).isEqualTo("Row 3 decides, the topmost that fits; rows that fit: 3, 4.");
        assertThat(Sentences.en(first.reason(first.rows().get(3)))).isEqualTo("Row 4 fits too, but row 3 stands above it.");
        assertThat(all.chosen()).containsExactly(3, 4);
        assertThat(Sentences.en(all.reason())).isEqualTo("All rows that fit count: 3, 4.");
        assertThat(Sentences.zh(none.reason())).isEqualTo("没有适用的行，本表不作任何决定。");
        assertThat(Sentences.en(only.reason())).isEqualTo("Row 3 is the only one that fits.");
    }

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    /** The explanation and the engine never differ about what fits. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void choosesWhatTheTableDecides(int seed) {
        var table = new GeneratedTables(seed).table();
        for (var fact : Tables.grid(table)) {
            var fitting = table.rows().stream().filter(r -> r.validOn(DAY) && r.fits(fact)).map(RuleTable.Row::number).toList();

            var explanation = Explanation.of(table, fact, DAY);

            assertThat(explanation.chosen()).isEqualTo(table.policy() == HitPolicy.FIRST && fitting.size() > 1
                    ? fitting.subList(0, 1) : fitting);
            assertThat(explanation.rows()).allSatisfy(row -> assertThat(row.fits()).isEqualTo(fitting.contains(row.row().number())));
        }
    }

    private static RuleTable table(HitPolicy policy) {
        return new TableReader(policy == HitPolicy.ALL ? Parcel.ALL : Parcel.ONE).draft(policy, TableLines.read(ROWS, new java.util.ArrayList<>()));
    }
}
