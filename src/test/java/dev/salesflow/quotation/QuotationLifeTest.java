package dev.salesflow.quotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.grading.CustomerTier;
import dev.salesflow.quotation.line.QuotationLine;
import dev.salesflow.quotation.line.QuotationLine.Kind;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class QuotationLifeTest {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    final Quotation quotation = Quotation.draft(UUID.randomUUID(), 1, "CNY", new QuotationHead("zh", TODAY.plusDays(30), null, null), "rep", NOW);

    static QuotationLine line(String quantity, String price, String discount, String tax, String cost, Kind kind) {
        return new QuotationLine(UUID.randomUUID(), kind, null, "Licence", null, new BigDecimal(quantity), "seat", new BigDecimal(price),
                new BigDecimal(discount), new BigDecimal(tax), cost == null ? null : new BigDecimal(cost));
    }

    private void withLines() {
        quotation.write(List.of(line("10", "100.00", "10", "13", "40", Kind.ITEM)));
    }

    private void approved() {
        withLines();
        quotation.submit(TODAY);
        quotation.approve();
    }

    private void sent() {
        approved();
        quotation.send("rep", NOW, TODAY);
    }

    @Test
    void sendsNothingThatIsNotApproved() {
        withLines();
        assertRefused("quotation.notApproved", () -> quotation.send("rep", NOW, TODAY));

        quotation.submit(TODAY);
        assertRefused("quotation.notApproved", () -> quotation.send("rep", NOW, TODAY));

        quotation.approve();
        quotation.send("rep", NOW, TODAY);
        assertThat(quotation.state()).isEqualTo(Quotation.State.SENT);
        assertThat(quotation.life().sentBy()).isEqualTo("rep");
    }

    @Test
    void changesNothingThatWasSubmitted() {
        withLines();
        quotation.submit(TODAY);

        assertRefused("quotation.noDraft", () -> quotation.write(List.of()));
        assertRefused("quotation.noDraft", () -> quotation.write(new QuotationHead("en", TODAY, null, null), "CNY"));
        assertRefused("quotation.noDraft", () -> quotation.submit(TODAY));
    }

    @Test
    void isADraftAgainWhenItIsSentBackOrTakenBack() {
        withLines();
        quotation.submit(TODAY);
        quotation.sendBack();
        quotation.submit(TODAY);
        quotation.withdraw();
        approvedAgain();

        quotation.withdraw();

        assertThat(quotation.state()).isEqualTo(Quotation.State.DRAFT);
        assertRefused("quotation.notOnItsWay", quotation::withdraw);
        assertRefused("quotation.notInApproval", quotation::sendBack);
    }

    private void approvedAgain() {
        quotation.submit(TODAY);
        quotation.approve();
    }

    @Test
    void submitsNothingThatIsEmptyOrHasOnlyOptions() {
        assertRefused("quotation.noLines", () -> quotation.submit(TODAY));

        quotation.write(List.of(line("1", "5", "0", "0", null, Kind.OPTION)));

        assertRefused("quotation.noLines", () -> quotation.submit(TODAY));
    }

    @Test
    void neitherSubmitsNorSendsWhatHasExpired() {
        approved();

        assertRefused("quotation.alreadyExpired", () -> quotation.send("rep", NOW, TODAY.plusDays(31)));
        quotation.withdraw();
        assertRefused("quotation.alreadyExpired", () -> quotation.submit(TODAY.plusDays(31)));
    }

    @Test
    void expiresOnceAndIsNotAcceptedThen() {
        sent();

        assertThat(quotation.expire(TODAY.plusDays(30))).isFalse();
        assertThat(quotation.expire(TODAY.plusDays(31))).isTrue();
        assertThat(quotation.expire(TODAY.plusDays(32))).isFalse();

        assertThat(quotation.state()).isEqualTo(Quotation.State.EXPIRED);
        assertRefused("quotation.expired", () -> quotation.accept(null, NOW, TODAY.plusDays(31)));
    }

    @Test
    void whatTheCustomerSaysAfterTheLastDayIsKept() {
        sent();
        quotation.expire(TODAY.plusDays(31));

        quotation.wish("renew it", NOW);
        assertThat(quotation.state()).isEqualTo(Quotation.State.EXPIRED);
        quotation.reject("bought elsewhere", NOW);

        assertThat(quotation.state()).isEqualTo(Quotation.State.REJECTED);
        assertThat(quotation.life().answer()).isEqualTo("bought elsewhere");
        assertThat(quotation.takesAnswer()).isFalse();
    }

    @Test
    void isAnsweredOnce() {
        sent();
        quotation.reject("too dear", NOW);

        assertThat(quotation.life().answer()).isEqualTo("too dear");
        assertRefused("quotation.answered", () -> quotation.accept(null, NOW, TODAY));
        assertRefused("quotation.answered", () -> quotation.reject(null, NOW));
        assertRefused("quotation.answered", quotation::supersede);
        assertRefused("quotation.answered", quotation::end);
    }

    @Test
    void tellsTheRuleOfDiscountsWhatItComesTo() {
        withLines();

        var request = DiscountRequest.of(quotation, CustomerTier.KEY, "CNY");

        assertThat(request.discountPercent()).isEqualByComparingTo("10");
        assertThat(request.amount()).isEqualByComparingTo("900");
        // 900 with 13 % tax are 796.46 without; 400 are spent
        assertThat(request.marginPercent()).isEqualByComparingTo("49.78");
        assertThat(request.costKnown()).isTrue();
        assertThat(request.tier()).isEqualTo(CustomerTier.KEY);
        assertThat(request.otherCurrency()).isFalse();
        assertThat(DiscountRequest.of(quotation, null, "EUR").otherCurrency()).isTrue();
    }

    @Test
    void aLineWithoutCostHidesNoPoorMarginOfTheOthers() {
        quotation.write(List.of(line("10", "100.00", "0", "0", "95", Kind.ITEM), line("1", "1.00", "0", "0", null, Kind.ITEM)));

        var request = DiscountRequest.of(quotation, null, "CNY");

        assertThat(request.costKnown()).isFalse();
        // 1,001 are paid, 950 spent and more
        assertThat(request.marginPercent()).isEqualByComparingTo("5.09");
        assertThat(quotation.totals().marginPercent()).isNull();
    }

    @Test
    void ofWhatNobodyKnowsTheCostNoMarginIsGuessed() {
        quotation.write(List.of(line("1", "100.00", "0", "0", null, Kind.ITEM), line("1", "1.00", "0", "0", "1", Kind.OPTION)));

        var request = DiscountRequest.of(quotation, null, "CNY");

        assertThat(request.costKnown()).isFalse();
        assertThat(request.marginPercent()).isNull();
    }

    @Test
    void ofOptionsTheCustomerTakesThoseThatCostUsMost() {
        quotation.write(List.of(line("1", "100.00", "0", "0", "40", Kind.ITEM), line("1", "100.00", "95", "0", "40", Kind.OPTION),
                line("1", "100.00", "0", "0", "10", Kind.OPTION)));

        var request = DiscountRequest.of(quotation, null, "CNY");

        // 105 of 200; what is at list price is left out
        assertThat(request.discountPercent()).isEqualByComparingTo("47.5");
        // 105 without tax, 80 spent
        assertThat(request.marginPercent()).isEqualByComparingTo("23.81");
        assertThat(request.lineDiscountPercent()).isEqualByComparingTo("95");
        assertThat(request.costKnown()).isTrue();
    }

    @Test
    void optionsThatCostUsNothingOffMakeNoOfferBetter() {
        quotation.write(List.of(line("10", "100.00", "10", "13", "40", Kind.ITEM), line("1", "1000.00", "0", "13", "1", Kind.OPTION)));

        var request = DiscountRequest.of(quotation, null, "CNY");

        assertThat(request.discountPercent()).isEqualByComparingTo("10");
        assertThat(request.marginPercent()).isEqualByComparingTo("49.78");
    }

    @Test
    void anOptionWhoseCostNobodyKnowsIsALineWithoutCost() {
        quotation.write(List.of(line("1", "100.00", "0", "0", "40", Kind.ITEM), line("1", "10.00", "0", "0", null, Kind.OPTION)));

        assertThat(DiscountRequest.of(quotation, null, "CNY").costKnown()).isFalse();
    }

    @Test
    void refusesLinesThatCannotBe() {
        assertLineRefused("quantity", line("0", "1", "0", "0", null, Kind.ITEM));
        assertLineRefused("quantity", line("1.0001", "1", "0", "0", null, Kind.ITEM));
        assertLineRefused("discountPercent", line("1", "1", "100.01", "0", null, Kind.ITEM));
        assertLineRefused("discountPercent", line("1", "1", "-1", "0", null, Kind.ITEM));
        assertLineRefused("taxPercent", line("1", "1", "0", "101", null, Kind.ITEM));
        assertLineRefused("unitPrice", line("1", "-1", "0", "0", null, Kind.ITEM));
        assertLineRefused("unitPrice", line("1", "1.001", "0", "0", null, Kind.ITEM));
        assertLineRefused("unitCost", line("1", "1", "0", "0", "-1", Kind.ITEM));
        assertLineRefused("unitCost", line("1", "1", "0", "0", "0.001", Kind.ITEM));
        assertLineRefused("unitCost", line("1", "1", "0", "0", "1000000000000", Kind.ITEM));
        assertLineRefused("quantity", line("999999", "1", "0", "0", "999999999", Kind.ITEM));
        assertLineRefused("quantity", line("999999", "999999999", "0", "0", null, Kind.ITEM));
    }

    @Test
    void hasOneCurrency() {
        quotation.write(quotation.head(), "EUR");
        withLines();

        assertRefused("quotation.currencyFixed", () -> quotation.write(quotation.head(), "CNY"));
        assertThat(quotation.currency()).isEqualTo("EUR");
    }

    private void assertLineRefused(String field, QuotationLine line) {
        Consumer<Refusal> names = no -> assertThat(no.field()).isEqualTo(field);
        assertThatThrownBy(() -> quotation.write(List.of(line))).isInstanceOfSatisfying(Refusal.class, names);
    }

    private static void assertRefused(String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo(key));
    }
}
