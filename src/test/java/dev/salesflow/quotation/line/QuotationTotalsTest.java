package dev.salesflow.quotation.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.quotation.line.QuotationLine.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotationTotalsTest {

    private static QuotationLine line(Kind kind, String quantity, String price, String discount, String tax, String cost) {
        return new QuotationLine(UUID.randomUUID(), kind, null, "x", null, new BigDecimal(quantity), null, new BigDecimal(price),
                new BigDecimal(discount), new BigDecimal(tax), cost == null ? null : new BigDecimal(cost));
    }

    @ParameterizedTest
    @CsvSource({
        // quantity, price, discount, tax, digits | amount, tax within
        "1,     100,     0,     13,  2, 100.00,  11.50",
        "3,     33.33,   10,    6,   2, 89.99,   5.09",
        "1.5,   0.33,    0,     0,   2, 0.50,    0.00",
        "0.001, 5,       0,     0,   2, 0.01,    0.00",
        "7,     1999.99, 12.5,  13,  2, 12249.94, 1409.29",
        "1.5,   333,     0,     10,  0, 500,     45"})
    void roundsEachLineHalfUpToTheCurrencysDigits(String quantity, String price, String discount, String tax, int digits,
            BigDecimal amount, BigDecimal within) {
        var line = line(Kind.ITEM, quantity, price, discount, tax, null);

        assertThat(line.amount(digits)).isEqualByComparingTo(amount);
        assertThat(line.tax(digits)).isEqualByComparingTo(within);
    }

    @Test
    void sumsWhatWasRoundedAndLeavesOptionsOut() {
        var lines = List.of(line(Kind.ITEM, "1", "0.33", "50", "0", "0.1"), line(Kind.ITEM, "1", "0.33", "50", "0", "0.1"),
                line(Kind.OPTION, "1", "1000", "0", "13", null));

        var totals = QuotationTotals.of(lines, 2);

        // 0.165 each is 0.17; the sum is that of the lines as they are printed
        assertThat(totals.amount()).isEqualByComparingTo("0.34");
        assertThat(totals.list()).isEqualByComparingTo("0.66");
        assertThat(totals.cost()).isEqualByComparingTo("0.2");
        assertThat(totals.margin()).isEqualByComparingTo("0.14");
        assertThat(totals.marginPercent()).isEqualByComparingTo("41.18");
    }

    @Test
    void knowsNoMarginWhereOneCostIsMissing() {
        var totals = QuotationTotals.of(List.of(line(Kind.ITEM, "1", "5", "0", "0", "1"), line(Kind.ITEM, "1", "5", "0", "0", null)), 2);

        assertThat(totals.marginPercent()).isNull();
        assertThat(totals.margin()).isNull();
    }

    @Test
    void losesAllOfWhatIsGivenAway() {
        var totals = QuotationTotals.of(List.of(line(Kind.ITEM, "1", "5", "100", "0", "1")), 2);

        assertThat(totals.marginPercent()).isEqualByComparingTo("-100");
        assertThat(totals.discountPercent()).isEqualByComparingTo("100");
    }

    @ParameterizedTest
    @CsvSource({"1000.00", "0", "999.99", "1234.56", "0.01"})
    void comesToAnAgreedPriceToTheCentWithEachTaxBearingItsShare(BigDecimal agreed) {
        var lines = new ArrayList<>(List.of(line(Kind.ITEM, "3", "123.45", "0", "13", "1"), line(Kind.ITEM, "1", "777.77", "5", "6", "1"),
                line(Kind.ITEM, "1", "0.03", "0", "0", "1"), line(Kind.OPTION, "1", "50", "0", "9", "1")));

        var first = QuotationLines.agreedAt(new BigDecimal("1.23"), lines, "CNY");
        var then = QuotationLines.agreedAt(agreed, first, "CNY");

        assertThat(QuotationTotals.of(then, 2).amount()).isEqualByComparingTo(agreed);
        assertThat(then).filteredOn(line -> line.kind() == Kind.ADJUSTMENT).extracting(line -> line.taxPercent().intValue())
                .doesNotHaveDuplicates().isSubsetOf(0, 6, 13);
        assertThat(QuotationTotals.of(then, 2).list()).isEqualByComparingTo("1148.15");
    }

    @Test
    void agreesOnAPriceForWhatWasFree() {
        var then = QuotationLines.agreedAt(new BigDecimal("10"), List.of(line(Kind.ITEM, "1", "0", "100", "13", null)), "CNY");

        assertThat(QuotationTotals.of(then, 2).amount()).isEqualByComparingTo("10");
    }

    @ParameterizedTest
    @CsvSource({"CNY, 2", "JPY, 0", "EUR, 2", "KWD, 2", "XXX, 0"})
    void keepsAsManyDigitsAsTheCurrencyHas(String currency, int digits) {
        assertThat(QuotationLines.digits(currency)).isEqualTo(digits);
    }
}
