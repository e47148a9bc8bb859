package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.salesflow.rules.Finding.Kind;
import dev.salesflow.rules.TableContract.Answers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A manager reads of each finding where it is, why, and what to do about it. */
class FindingsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String LABELS = "from,until,en,zh,row,size in,pieces >=,pieces <,-> days\n";
    private static final TableContract<Parcel, Parcel.Advice> ONE = Parcel.daysOnly(Parcel.ONE);
    private static final TableContract<Parcel, Parcel.Advice> COMPLETE = ONE.answering(Answers.EVERY_KNOWN_CASE);

    @Test
    void anOverlapShowsTheCaseAndTheCure() {
        var finding = only(HitPolicy.UNIQUE, ",,,,1,\"SMALL, LARGE\",,10,1\n,,,,2,LARGE,5,,2\n");

        assertThat(finding.kind()).isEqualTo(Kind.OVERLAP);
        assertThat(finding.rows()).containsExactly(2, 1);
        assertThat(Sentences.en(finding.reason()))
                .isEqualTo("Row 2 and row 1 both fit this case, and only one may: Size: large, Pieces: 9.");
        assertThat(Sentences.zh(finding.reason())).isEqualTo("第 2 行与第 1 行同时适用于以下情形，而只允许一行：尺寸：大，件数：9。");
        assertThat(Sentences.en(finding.cure())).isEqualTo("Narrow one of the two rows, or let the first row that fits decide.");
    }

    @Test
    void aRowThatOverlapsManyIsToldOnceWithAllOfThem() {
        var found = Soundness.of(draft(ONE, HitPolicy.UNIQUE, ",,,,1,,,,1\n,,,,2,,5,,2\n,,,,3,,6,,3\n,,,,4,LARGE,,,4\n"), TODAY).of(Kind.OVERLAP);

        assertThat(found).extracting(Finding::rows).containsExactly(List.of(2, 1), List.of(3, 1, 2), List.of(4, 1, 2, 3));
        assertThat(Sentences.en(found.get(2).reason())).startsWith("Row 4 shares cases with 3 other rows (1, 2, 3). Row 4 and row 1 both fit this case");
        assertThat(Sentences.zh(found.get(2).reason())).startsWith("第 4 行与另外 3 行（1, 2, 3）适用于相同情形。");
        assertThat(Sentences.en(found.get(2).cure())).isEqualTo("Narrow row 4, or let the first row that fits decide.");
    }

    public record Offer(@Within(to = 100) BigDecimal discountPercent, BigDecimal amount) {

        public record Reminder(@Within(from = 1, to = Within.MOST_DAYS) Integer days) {
        }
    }

    @Test
    void aNumberThatCannotBeIsRefusedWithItsCellAndItsBounds() {
        var contract = TableContract.oneRow("test", "offer", Offer.class, Offer.Reminder.class);
        var table = RuleTable.draft(contract, HitPolicy.FIRST, TableLines.read("""
                from,until,en,zh,row,discountPercent >,amount >,-> days
                ,,,,1,120,-1,999999999
                ,,,,2,100,1000000000,1
                """, new ArrayList<>()));

        var soundness = Soundness.of(table, TODAY);

        assertThat(soundness.publishable()).isFalse();
        assertThat(soundness.of(Kind.TYPE)).extracting(Finding::rows, Finding::columns, finding -> Sentences.en(finding.reason()), finding -> Sentences.en(finding.cure()))
                .containsExactly(tuple(List.of(1), List.of("discountPercent >"), "\"120\" is not between 0 and 100.", "Type a number from 0 to 100."),
                        tuple(List.of(1), List.of("-> days"), "\"999999999\" is not between 1 and 36500.", "Type a number from 1 to 36500."));
        assertThat(Sentences.zh(soundness.of(Kind.TYPE).get(0).reason())).isEqualTo("“120”不在 0 到 100 之间。");
    }

    /** The checks look just beside 30; a person reads a number that somebody might mean. */
    @Test
    void theCaseIsToldInRoundNumbers() {
        var labels = "from,until,en,zh,row,weight >,weight <,-> days\n";

        assertThat(List.of(",,,,1,,30,1\n,,,,2,15,,2\n,,,,3,30,,1\n", ",,,,1,,30,1\n,,,,2,29.5,,2\n,,,,3,30,,1\n")).extracting(rows -> {
            var table = RuleTable.draft(ONE, HitPolicy.UNIQUE, TableLines.read(labels + rows, new ArrayList<>()));
            return Soundness.of(table, TODAY).of(Kind.OVERLAP).get(0).example().facts().values().toString();
        }).containsExactly("[29]", "[29.9]");
    }

    @Test
    void aGapProposesTheMissingRow() {
        var table = draft(COMPLETE, HitPolicy.FIRST, ",,,,1,\"SMALL, MEDIUM\",,,1\n,,,,2,,10,,2\n");

        var finding = Soundness.of(table, TODAY).of(Kind.GAP).get(0);

        assertThat(Sentences.en(finding.cure())).isEqualTo("Add a row for: Size is large, Pieces less than 10.");
        assertThat(Sentences.zh(finding.cure())).isEqualTo("请增加一行，条件为：尺寸为大，件数小于 10。");
        assertThat(finding.missing()).singleElement().satisfies(row -> assertThat(row.cells()).isEqualTo(Map.of("size in", "LARGE", "pieces <", "10")));
        assertThat(Soundness.of(table, TODAY).publishable()).isFalse();
    }

    /** Small ones from 10 on, and all of a middle size below 5: no one row says both. */
    @Test
    void aGapOfTwoCornersProposesBothRows() {
        var table = draft(COMPLETE, HitPolicy.UNIQUE, ",,,,1,SMALL,,10,1\n,,,,2,MEDIUM,5,,2\n,,,,3,LARGE,,,3\n");

        var gap = Soundness.of(table, TODAY).of(Kind.GAP).get(0);

        assertThat(gap.missing()).extracting(MissingRow::cells).containsExactlyInAnyOrder(
                Map.of("size in", "SMALL", "pieces >=", "10"), Map.of("size in", "MEDIUM", "pieces <", "5"));
        assertThat(Sentences.en(gap.cure())).startsWith("Add 2 rows: Size is ").contains("; Size is ");
        assertThat(Sentences.zh(gap.cure())).startsWith("请增加 2 行，条件为：");
    }

    /** Some texts stand in no list, and a cell holds nine digits: what is proposed can be typed nevertheless. */
    @Test
    void aProposedRowIsOneThatCellsCanSay() {
        var towns = "from,until,en,zh,row,town =,-> days\n,,,,1,A (1),1\n,,,,2,Wuhu,2\n";
        var pieces = "from,until,en,zh,row,pieces <=,-> days\n,,,,1,999999999,1\n";

        assertThat(gap(HitPolicy.UNIQUE, towns).missing()).singleElement()
                .satisfies(row -> assertThat(row.cells()).isEqualTo(Map.of("town not in", "Wuhu", "town !=", "A (1)")));
        assertThat(gap(HitPolicy.UNIQUE, pieces).missing()).singleElement()
                .satisfies(row -> assertThat(row.cells()).isEqualTo(Map.of("pieces >", "999999999")));
    }

    /** No row says "neither A (1) nor B (2)"; as a last row it is said. */
    @Test
    void whatNoRowCanSayIsNotProposed() {
        var towns = "from,until,en,zh,row,town =,-> days\n,,,,1,A (1),1\n,,,,2,B (2),2\n";

        assertThat(gap(HitPolicy.UNIQUE, towns).missing()).isEmpty();
        assertThat(Sentences.en(gap(HitPolicy.UNIQUE, towns).cure())).startsWith("No row can name all others than these texts");
        assertThat(gap(HitPolicy.UNIQUE, towns).example().facts()).isNotEmpty();
        assertThat(gap(HitPolicy.FIRST, towns).missing()).extracting(MissingRow::cells).containsExactly(Map.of());
    }

    private static Finding gap(HitPolicy policy, String grid) {
        return Soundness.of(RuleTable.draft(COMPLETE, policy, TableLines.read(grid, new ArrayList<>())), TODAY).of(Kind.GAP).get(0);
    }

    @Test
    void whereTheTopmostRowDecidesManyHolesAreClosedByOneLastRow() {
        var holes = IntStream.range(0, 6).mapToObj(i -> ",,,,%d,LARGE,%d,%d,1\n".formatted(i + 1, 10 * i, 10 * i + 5)).collect(Collectors.joining());

        var gap = Soundness.of(draft(COMPLETE, HitPolicy.FIRST, holes), TODAY).of(Kind.GAP).get(0);

        assertThat(gap.missing()).extracting(MissingRow::cells).containsExactly(Map.of());
        assertThat(Sentences.en(gap.cure())).isEqualTo("Add a last row for all other cases.");
        assertThat(gap.example().facts()).isNotEmpty();
        assertThat(Soundness.of(draft(COMPLETE, HitPolicy.FIRST, holes + ",,,,7,,,,9\n"), TODAY).findings()).isEmpty();
    }

    @Test
    void moreHolesThanAnybodyReadsAreShownInPortions() {
        var holes = IntStream.range(0, 25).mapToObj(i -> ",,,,%d,LARGE,%d,%d,1\n".formatted(i + 1, 10 * i, 10 * i + 5)).collect(Collectors.joining());

        var gap = Soundness.of(draft(COMPLETE, HitPolicy.UNIQUE, holes), TODAY).of(Kind.GAP).get(0);

        assertThat(gap.missing()).hasSize(MissingRows.MOST);
        assertThat(Sentences.en(gap.cure())).startsWith("Add these 20 rows, then the next are shown: ");
    }

    @Test
    void aRowWhoseCellsExcludeEachOtherNamesBoth() {
        var finding = only(HitPolicy.FIRST, ",,,,1,,10,5,1\n");

        assertThat(finding.kind()).isEqualTo(Kind.IMPOSSIBLE);
        assertThat(finding.columns()).containsExactly("pieces >=", "pieces <");
        assertThat(Sentences.en(finding.reason()))
                .isEqualTo("Row 1 fits no case: nothing that Pieces may be fulfils \"Pieces at least 10, Pieces less than 5\".");
    }

    @Test
    void aRowThatIsDecidedAboveNamesTheRowsThatDecide() {
        var one = Soundness.of(draft(ONE, HitPolicy.FIRST, ",,,,1,LARGE,,,1\n,,,,2,LARGE,5,,2\n"), TODAY);
        var together = Soundness.of(draft(ONE, HitPolicy.FIRST,
                ",,,,1,,5,,1\n,,,,2,,,5,2\n,,,,3,\"SMALL, LARGE\",1,9,3\n"), TODAY);

        assertThat(one.findings()).singleElement().satisfies(f -> assertThat(Sentences.en(f.reason()))
                .isEqualTo("Row 2 never decides: every case that it fits is decided above, by row 1."));
        assertThat(together.findings()).singleElement().satisfies(f -> assertThat(f.rows()).containsExactly(3, 1, 2));
        assertThat(together.publishable()).isTrue();
    }

    @Test
    void moreThanCanBeListedIsSaid() {
        var fifty = Soundness.of(draft(ONE, HitPolicy.FIRST, neverFiring(50)), TODAY);
        var more = Soundness.of(draft(ONE, HitPolicy.FIRST, neverFiring(51)), TODAY);

        assertThat(fifty.of(Kind.NEVER_FIRES)).hasSize(50);
        assertThat(fifty.of(Kind.NOT_CHECKED)).isEmpty();
        assertThat(more.of(Kind.NEVER_FIRES)).hasSize(50);
        assertThat(more.of(Kind.NOT_CHECKED)).singleElement()
                .satisfies(f -> assertThat(Sentences.en(f.reason())).isEqualTo("There is more of this: at most 50 of a kind are listed."));
    }

    /** A row for every case, and below it some that differ. */
    private static String neverFiring(int rows) {
        return ",,,,1,,,,1\n" + IntStream.range(0, rows).mapToObj(n -> ",,,," + (n + 2) + ",," + n + ",,2\n").collect(Collectors.joining());
    }

    @Test
    void aRowWhoseValidityIsOverSaysSince() {
        var finding = only(HitPolicy.FIRST, ",2026-11-21,,,1,LARGE,,,1\n");

        assertThat(Sentences.en(finding.reason())).isEqualTo("Row 1 was valid until 2026-11-21 and no longer counts.");
        assertThat(only(HitPolicy.FIRST, ",2026-11-21,,,1,LARGE,,,1\n,2026-11-22,,,2,SMALL,,,1\n").rows()).containsExactly(1);
    }

    @Test
    void aRowThatRepeatsAnotherIsNamed() {
        var finding = Soundness.of(draft(Parcel.daysOnly(Parcel.ALL), HitPolicy.ALL, ",,,,1,LARGE,,,1\n,,other words,,2,LARGE,,,1\n,,,,3,LARGE,,,2\n"), TODAY);

        assertThat(finding.findings()).singleElement().satisfies(f -> {
            assertThat(f.kind()).isEqualTo(Kind.DUPLICATE);
            assertThat(f.rows()).containsExactly(2, 1);
        });
    }

    @Test
    void aCellThatCannotBeReadIsNamedByRowAndColumnWithACure() {
        var grid = List.of(List.of("from", "until", "en", "zh", "row", "size in", "-> days"),
                List.of("", "", "", "", "1", "SMALL", "1"), List.of("", "", "", "", "2", "TINY", "soon"));

        var findings = Soundness.of(ONE, HitPolicy.FIRST, grid, TODAY).findings();

        assertThat(findings).extracting(Finding::kind).containsOnly(Kind.TYPE);
        assertThat(findings).extracting(Finding::rows).containsExactly(List.of(2), List.of(2));
        assertThat(findings).extracting(Finding::columns).containsExactly(List.of("size in"), List.of("-> days"));
        assertThat(Sentences.en(findings.get(0).cure())).isEqualTo("Choose one of these: small, medium, large.");
        assertThat(Sentences.zh(findings.get(0).reason())).isEqualTo("“TINY”不在可选值之内：小，中，大。");
        assertThat(Sentences.zh(findings.get(1).reason())).isEqualTo("“soon”不是整数。");
    }

    @Test
    void whatTakesTooManyStepsIsSaidToBeUnchecked() {
        var table = draft(COMPLETE, HitPolicy.FIRST, ",,,,1,LARGE,5,,1\n,,,,2,SMALL,,9,2\n,,,,3,,7,,2\n");

        var findings = Soundness.of(table, TODAY, 1).findings();

        assertThat(findings).extracting(Finding::kind).containsOnly(Kind.NOT_CHECKED);
        assertThat(findings).extracting(f -> Sentences.en(f.reason())).containsExactly("Not fully checked: whether every case has a row.",
                "Not fully checked: whether the rows above leave a case to row 3.");
        assertThat(Soundness.of(table, TODAY, 1).publishable()).isTrue();
        assertThat(Soundness.of(table, TODAY).of(Kind.NOT_CHECKED)).isEmpty();
    }

    /** The largest table that may be, with hardly two rows alike: either an answer or a word that there is none. */
    @Test
    void theLargestTableIsAnsweredWithinItsBudget() {
        var table = largest(HitPolicy.FIRST);

        var findings = Soundness.of(table, TODAY).findings();

        assertThat(table.rows()).hasSize(RuleTable.MOST_ROWS);
        assertThat(findings).isNotEmpty().isEqualTo(Soundness.of(table, TODAY).findings());
        assertThat(Soundness.of(largest(HitPolicy.UNIQUE), TODAY).of(Kind.OVERLAP)).hasSize(50);
    }

    private static RuleTable largest(HitPolicy policy) {
        var random = new Random(7);
        var fields = COMPLETE.facts();
        var columns = List.of(new RuleTable.Column(fields.get(0), Operator.IN), new RuleTable.Column(fields.get(1), Operator.NOT_EQUAL),
                new RuleTable.Column(fields.get(2), Operator.EQUAL), new RuleTable.Column(fields.get(3), Operator.BETWEEN),
                new RuleTable.Column(fields.get(4), Operator.AT_LEAST));
        var rows = new ArrayList<RuleTable.Row>();
        for (var number = 1; number <= RuleTable.MOST_ROWS; number++) {
            var from = random.nextInt(1000);
            rows.add(new RuleTable.Row(number, null, null, new RowNote("", ""), List.of(
                    new Condition(fields.get(0), Operator.IN, List.of(Parcel.Size.values()[random.nextInt(3)])),
                    new Condition(fields.get(1), Operator.NOT_EQUAL, List.of("town " + random.nextInt(50))),
                    new Condition(fields.get(2), Operator.EQUAL, List.of(random.nextBoolean())),
                    new Condition(fields.get(3), Operator.BETWEEN, List.of(from, from + random.nextInt(300))),
                    new Condition(fields.get(4), Operator.AT_LEAST, List.of(new BigDecimal(random.nextInt(500))))),
                    List.of(number)));
        }
        return new RuleTable(COMPLETE, policy, columns, COMPLETE.results().stream().filter(r -> r.name().equals("days")).toList(), rows);
    }

    private static Finding only(HitPolicy policy, String rows) {
        var findings = Soundness.of(draft(ONE, policy, rows), TODAY).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static RuleTable draft(TableContract<?, ?> contract, HitPolicy policy, String rows) {
        return RuleTable.draft(contract, policy, TableLines.read(LABELS + rows, new ArrayList<>()));
    }
}
