package dev.salesflow.quotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.product.PriceListBook;
import dev.salesflow.quotation.line.LineWish;
import dev.salesflow.quotation.line.QuotationLine;
import dev.salesflow.quotation.template.QuotationTemplate;
import dev.salesflow.quotation.template.QuotationTemplates;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class QuotationDraftsTest {

    @Autowired
    QuotationDrafts drafts;
    @Autowired
    QuotationBook quotations;
    @Autowired
    PriceAgreement agreement;
    @Autowired
    QuotationTemplates templates;
    @Autowired
    OpportunityBook deals;
    @Autowired
    PriceListBook prices;
    @Autowired
    JdbcClient jdbc;

    QuotationFixture fixture;
    Quotation draft;

    @BeforeEach
    void aDraft() {
        fixture = QuotationFixture.of(jdbc, deals, prices);
        draft = begin("zh");
    }

    private Quotation begin(String language) {
        return drafts.beginWith(fixture.deal(), "CNY", QuotationFixture.head(language), List.of(), fixture.rep());
    }

    private Quotation add(UUID product, String quantity, String discount) {
        return drafts.put(fixture.rep(), draft.id(), null, LineWish.of(product, new BigDecimal(quantity), new BigDecimal(discount), false));
    }

    private static LineWish free(String name, String price) {
        return new LineWish(null, false, null, name, null, BigDecimal.ONE, null, price == null ? null : new BigDecimal(price), null, null, null);
    }

    @Test
    void takesNamePriceTaxAndCostFromTheListWhateverIsTyped() {
        var name = QuotationFixture.name("仓储模块");
        var product = fixture.product(name);

        var wish = new LineWish(null, false, product, null, null, new BigDecimal("3"), null, new BigDecimal("1"), new BigDecimal("10"), BigDecimal.ZERO, BigDecimal.ZERO);
        drafts.put(fixture.rep(), draft.id(), draft.version(), wish);

        var kept = quotations.get(draft.id());
        assertThat(kept.lines()).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo(name);
            assertThat(line.unit()).isEqualTo("套");
            assertThat(line.unitPrice()).isEqualByComparingTo("1000");
            assertThat(line.taxPercent()).isEqualByComparingTo("13");
            assertThat(line.unitCost()).isEqualByComparingTo("400");
        });
        assertThat(kept.amount()).isEqualByComparingTo("2700");
        assertThat(kept.totals().tax()).isEqualByComparingTo("310.62");
        assertThat(kept.totals().cost()).isEqualByComparingTo("1200");
        assertThat(kept.discountPercent()).isEqualByComparingTo("10");
        assertThat(kept.productId()).isEqualTo(product);
    }

    @ParameterizedTest
    @CsvSource({"3, 2700, 10", "3, 3000, 0", "1, 667.77, 33.22", "3, 2000, 33.33"})
    void anOfferInShortTakesPriceTaxAndCostFromTheListAndReckonsItsDiscount(BigDecimal quantity, BigDecimal amount, BigDecimal discount) {
        drafts.abandon(draft.id());
        var product = fixture.product(QuotationFixture.name("仓储模块"));

        var offered = drafts.begin(fixture.deal(), offer(product, quantity, amount), fixture.rep());

        assertThat(offered.amount()).isEqualByComparingTo(amount);
        assertThat(offered.totals().list()).isEqualByComparingTo(quantity.multiply(new BigDecimal("1000")));
        assertThat(offered.discountPercent()).isEqualByComparingTo(discount);
        assertThat(offered.totals().tax()).isCloseTo(amount.multiply(new BigDecimal("13")).divide(new BigDecimal("113"), 2, RoundingMode.HALF_UP), within(new BigDecimal("0.01")));
        assertThat(offered.totals().cost()).isEqualByComparingTo(quantity.multiply(new BigDecimal("400")));
        assertThat(offered.lines().get(0).unit()).isEqualTo("套");
    }

    @Test
    void anOfferInShortAboveTheListPriceSaysHowManyThereAre() {
        drafts.abandon(draft.id());
        var product = fixture.product(QuotationFixture.name("仓储模块"));

        assertThatThrownBy(() -> drafts.begin(fixture.deal(), offer(product, BigDecimal.ONE, new BigDecimal("1000.01")), fixture.rep()))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo("quotation.aboveList"));
        assertRefused("product", () -> drafts.begin(fixture.deal(), offer(UUID.randomUUID(), BigDecimal.ONE, BigDecimal.TEN), fixture.rep()));
    }

    @Test
    void anOfferInShortOfWhatHasNoPriceInItsCurrencyHasNoDiscountAndACostOnlyWhereTheListKnowsIt() {
        drafts.abandon(draft.id());
        var unpriced = fixture.listed(QuotationFixture.name("咨询"), null, "40", null);

        var known = drafts.begin(fixture.deal(), offer(unpriced, new BigDecimal("3"), new BigDecimal("100")), fixture.rep());
        drafts.abandon(known.id());
        var unlisted = drafts.begin(fixture.deal(), offer(null, BigDecimal.ONE, new BigDecimal("100")), fixture.rep());

        assertThat(known.amount()).isEqualByComparingTo("100");
        assertThat(known.totals().cost()).isEqualByComparingTo("120");
        assertThat(unlisted.discountPercent()).isZero();
        assertThat(unlisted.totals().cost()).isNull();
    }

    private static Offer offer(UUID product, BigDecimal quantity, BigDecimal amount) {
        return new Offer(product, quantity, amount, "CNY", LocalDate.now().plusDays(30), null);
    }

    @Test
    void aCostThatSomebodyKnewDoesNotHoldForAnotherThingInItsLine() {
        var wish = new LineWish(null, false, null, "培训", null, BigDecimal.ONE, null, new BigDecimal("100"), null, null, new BigDecimal("40"));
        var line = drafts.put(fixture.rep(), draft.id(), null, wish).lines().get(0);

        var dearer = drafts.put(fixture.rep(), draft.id(), null, new LineWish(line.key(), false, null, "培训", null, BigDecimal.TEN, null, new BigDecimal("90"), null, null, null));
        assertThat(dearer.totals().cost()).isEqualByComparingTo("400");

        var other = drafts.put(fixture.rep(), draft.id(), null, new LineWish(line.key(), false, null, "服务器", null, BigDecimal.TEN, null, new BigDecimal("90"), null, null, null));
        assertThat(other.totals().cost()).isNull();
    }

    @Test
    void callsAProductByItsEnglishNameInAnEnglishQuotation() {
        drafts.abandon(draft.id());
        draft = begin("en");
        var name = QuotationFixture.name("仓储模块");

        assertThat(add(fixture.product(name), "1", "0").lines()).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("The " + name);
            assertThat(line.unit()).isEqualTo("set");
        });
    }

    @Test
    void quotesNothingThatTheListDoesNotOfferTodayAndAsksForWhatItDoesNotSay() {
        var past = fixture.listed(QuotationFixture.name("旧版"), "10", null, LocalDate.now().minusDays(1));
        var unpriced = fixture.listed(QuotationFixture.name("咨询"), null, null, null);

        assertRefused("product", () -> add(past, "1", "0"));
        assertRefused("product", () -> add(UUID.randomUUID(), "1", "0"));
        assertRefused("unitPrice", () -> add(unpriced, "1", "0"));
        assertRefused("unitPrice", () -> drafts.put(fixture.rep(), draft.id(), null, free("培训", null)));
        assertRefused("name", () -> drafts.put(fixture.rep(), draft.id(), null, free(null, "5")));
        assertThat(quotations.get(draft.id()).lines()).isEmpty();
    }

    @Test
    void changesMovesAndRemovesLinesAndCountsNoOption() {
        add(fixture.product(QuotationFixture.name("甲")), "1", "0");
        var second = drafts.put(fixture.rep(), draft.id(), null, free("上门培训", "500.50")).lines().get(1);
        drafts.put(fixture.rep(), draft.id(), null, new LineWish(null, true, null, "备选", null, BigDecimal.TEN, null, BigDecimal.TEN, null, null, null));

        drafts.raise(fixture.rep(), draft.id(), null, second.key());
        drafts.put(fixture.rep(), draft.id(), null, new LineWish(second.key(), false, null, "现场培训", null, new BigDecimal("2"), "天", new BigDecimal("500.50"), null, new BigDecimal("6"), null));

        var kept = quotations.get(draft.id());
        assertThat(kept.lines()).extracting(QuotationLine::kind)
                .containsExactly(QuotationLine.Kind.ITEM, QuotationLine.Kind.ITEM, QuotationLine.Kind.OPTION);
        assertThat(kept.lines().get(0).name()).isEqualTo("现场培训");
        assertThat(kept.amount()).isEqualByComparingTo("2001");
        assertThat(drafts.remove(fixture.rep(), draft.id(), null, second.key()).amount()).isEqualByComparingTo("1000");
    }

    @Test
    void refusesWhatWasWrittenOverAChangeThatThePersonDidNotSee() {
        var seen = draft.version();
        add(fixture.product(QuotationFixture.name("甲")), "1", "0");

        assertThatThrownBy(() -> drafts.put(fixture.rep(), draft.id(), seen, free("x", "1"))).isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> drafts.write(draft.id(), seen, QuotationFixture.head("en"), "CNY")).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void aNextRevisionCarriesTheLinesOnAndTheOldOneStaysAsItWas() {
        add(fixture.product(QuotationFixture.name("甲")), "2", "5");
        var sent = send(draft.id());

        var next = drafts.revise(fixture.deal(), fixture.rep());
        drafts.put(fixture.rep(), next.id(), null, free("培训", "100"));

        assertThat(next.revision()).isEqualTo(2);
        assertThat(next.lines()).extracting(QuotationLine::key).containsExactly(sent.lines().get(0).key());
        assertThat(quotations.get(sent.id()).amount()).isEqualByComparingTo("1900");
        assertThat(quotations.standing(fixture.deal())).get().extracting(Quotation::id).isEqualTo(sent.id());
        assertThat(send(next.id()).amount()).isEqualByComparingTo("2000");
        assertThat(quotations.of(fixture.deal())).extracting(Quotation::state).containsExactly(Quotation.State.SENT, Quotation.State.SUPERSEDED);
    }

    @Test
    void aNextRevisionIsReckonedFromTheListOfItsDayAndOffersWhatWasTyped() {
        var product = fixture.product(QuotationFixture.name("甲"));
        var option = fixture.product(QuotationFixture.name("乙"));
        add(product, "2", "5");
        drafts.put(fixture.rep(), draft.id(), null, LineWish.of(option, BigDecimal.ONE, BigDecimal.ZERO, true));
        drafts.put(fixture.rep(), draft.id(), null, free("培训", "100"));
        var sent = send(draft.id());
        fixture.reprice(product, "1500", "1400", null);
        fixture.reprice(option, "1600", "10", null);

        var next = drafts.revise(fixture.deal(), fixture.rep());

        // 2 × 950 and 100, as before; 1,100 of 3,000 are off by now
        assertThat(next.amount()).isEqualByComparingTo("2000");
        assertThat(next.totals().list()).isEqualByComparingTo("3100");
        assertThat(next.lines()).filteredOn(line -> product.equals(line.productId())).singleElement().satisfies(line -> {
            assertThat(line.unitPrice()).isEqualByComparingTo("1500");
            assertThat(line.unitCost()).isEqualByComparingTo("1400");
            assertThat(line.discountPercent()).isEqualByComparingTo("36.67");
        });
        assertThat(next.lines()).filteredOn(line -> option.equals(line.productId())).singleElement().satisfies(line -> {
            assertThat(line.amount(2)).isEqualByComparingTo("1000");
            assertThat(line.discountPercent()).isEqualByComparingTo("37.5");
        });
        assertThat(next.discountPercent()).isEqualByComparingTo("35.48");
        assertThat(quotations.get(sent.id()).lines()).extracting(QuotationLine::unitPrice).usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("1000"), new BigDecimal("1000"), new BigDecimal("100"));
    }

    @Test
    void anOptionKeepsItsPriceToTheCentThroughWhateverListAndUntilSomebodyOffersItOtherwise() {
        var option = fixture.product(QuotationFixture.name("乙"));
        add(fixture.product(QuotationFixture.name("甲")), "1", "0");
        drafts.put(fixture.rep(), draft.id(), null, LineWish.of(option, BigDecimal.ONE, BigDecimal.ZERO, true));
        send(draft.id());
        fixture.reprice(option, "11111", "10", null);

        var next = drafts.revise(fixture.deal(), fixture.rep());
        assertThat(optional(next)).returns("91.00", line -> line.discountPercent().toPlainString()).returns("1000.00", line -> line.amount(2).toPlainString());
        fixture.reprice(option, "54321", "10", null);
        assertThat(quotations.behindTheList(next)).isPresent();
        next = quotations.get(drafts.followList(fixture.rep(), next.id(), null).id());
        assertThat(optional(next)).returns("98.16", line -> line.discountPercent().toPlainString()).returns("1000.00", line -> line.amount(2).toPlainString());
        assertThat(quotations.behindTheList(next)).isEmpty();

        var key = optional(next).key();
        next = drafts.put(fixture.rep(), next.id(), null, wish(key, option, "98.16", "Said again"));
        assertThat(optional(next).amount(2)).isEqualByComparingTo("1000");
        next = drafts.put(fixture.rep(), next.id(), null, wish(key, option, "96", "Said again"));
        assertThat(optional(next).amount(2)).isEqualByComparingTo("2172.84");
    }

    private static QuotationLine optional(Quotation quotation) {
        return quotation.lines().stream().filter(line -> !line.counts()).findFirst().orElseThrow();
    }

    private static LineWish wish(UUID key, UUID product, String discount, String description) {
        return new LineWish(key, true, product, null, description, BigDecimal.ONE, null, null, new BigDecimal(discount), null, null);
    }

    @Test
    void whatBecameCheaperIsOfferedAtListPriceAtMost() {
        var product = fixture.product(QuotationFixture.name("甲"));
        add(product, "2", "5");
        send(draft.id());
        fixture.reprice(product, "850", "400", null);

        var next = drafts.revise(fixture.deal(), fixture.rep());

        assertThat(next.amount()).isEqualByComparingTo("1700");
        assertThat(next.discountPercent()).isZero();
    }

    @Test
    void aDraftThatLayWhileTheListChangedIsNotSubmittedUnseen() {
        var product = fixture.product("甲 " + draft.id());
        add(product, "1", "0");
        fixture.reprice(product, "1500", "600", null);

        assertThatThrownBy(() -> quotations.submit(draft.id(), fixture.rep())).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.key()).isEqualTo("quotation.listChanged");
            assertThat(no.arguments()).containsExactly("甲 " + draft.id() + ": 1,000.00 CNY → 1,500.00 CNY");
        });
        assertThat(quotations.get(draft.id()).state()).isEqualTo(Quotation.State.DRAFT);

        drafts.followList(fixture.rep(), draft.id(), null);
        assertThat(quotations.submit(draft.id(), fixture.rep()).discountPercent()).isEqualByComparingTo("33.33");
    }

    @Test
    void aCostThatChangedMeanwhileIsTakenFromTheListWhenTheDraftIsSubmitted() {
        var product = fixture.product(QuotationFixture.name("甲"));
        add(product, "1", "0");
        fixture.reprice(product, "1000", "880", null);

        var submitted = quotations.submit(draft.id(), fixture.rep());

        assertThat(submitted.totals().cost()).isEqualByComparingTo("880");
        assertThat(quotations.get(draft.id()).lines().get(0).unitCost()).isEqualByComparingTo("880");
    }

    @Test
    void whatTheListOffersNoMoreIsNotSubmitted() {
        var product = fixture.product(QuotationFixture.name("甲"));
        add(product, "1", "0");
        fixture.reprice(product, "1000", "400", LocalDate.now().minusDays(1));

        assertThatThrownBy(() -> quotations.submit(draft.id(), fixture.rep()))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo("quotation.notOfferedMore"));
    }

    @Test
    void aPriceAgreedOnIsADiscountOfTodaysListAndAnOfferThatStandsIsStillOurs() {
        var product = fixture.product(QuotationFixture.name("甲"));
        var gone = fixture.product(QuotationFixture.name("乙"));
        add(product, "1", "0");
        add(gone, "1", "0");
        send(draft.id());
        fixture.reprice(product, "1500", "1400", null);
        fixture.reprice(gone, "1000", "400", LocalDate.now().minusDays(1));

        var agreed = agreement.agree(fixture.deal(), new BigDecimal("1900"), fixture.rep());

        assertThat(agreed.amount()).isEqualByComparingTo("1900");
        assertThat(agreed.totals().list()).isEqualByComparingTo("2500");
        assertThat(agreed.totals().cost()).isEqualByComparingTo("1800");
        assertThat(agreed.discountPercent()).isEqualByComparingTo("24");
    }

    @Test
    void whatIsSoldInWholeUnitsIsNotQuotedInPieces() {
        var sets = fixture.product(QuotationFixture.name("套装"));
        var days = fixture.unit(QuotationFixture.name("实施"), "人天", null);
        var sessions = fixture.unit(QuotationFixture.name("培训"), "人天", true);

        assertThatThrownBy(() -> add(sets, "0.5", "0")).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.field()).isEqualTo("quantity");
            assertThat(no.key()).isEqualTo("quotation.wholeOnly");
        });
        assertRefused("quantity", () -> add(sessions, "1.5", "0"));

        assertThat(add(sets, "2", "0").amount()).isEqualByComparingTo("2000");
        assertThat(add(days, "1.5", "0").amount()).isEqualByComparingTo("3500");
    }

    @Test
    void aDraftFromBeforeTheListSaidSoIsNotSubmittedInPieces() {
        var days = fixture.unit(QuotationFixture.name("实施"), "人天", null);
        add(days, "1.5", "0");
        fixture.inWholes(days);

        assertThatThrownBy(() -> quotations.submit(draft.id(), fixture.rep()))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo("quotation.lineWholeOnly"));
    }

    private Quotation send(UUID id) {
        quotations.submit(id, fixture.rep());
        quotations.approve(id);
        return quotations.send(id, fixture.rep());
    }

    @Test
    void hasOneInTheMakingHoweverManyBeginAtOnce() throws Exception {
        drafts.abandon(draft.id());
        Callable<String> begin = () -> {
            try {
                begin("zh");
                return "begun";
            } catch (Refusal refusal) {
                return refusal.key();
            }
        };

        try (var both = new Pool()) {
            assertThat(both.run(begin, begin)).containsExactlyInAnyOrder("begun", "quotation.oneInTheMaking");
        }
        assertThat(quotations.of(fixture.deal())).extracting(Quotation::revision).containsExactly(2, 1);
    }

    private static class Pool implements AutoCloseable {

        private final java.util.concurrent.ExecutorService threads = Executors.newFixedThreadPool(2);

        List<String> run(Callable<String> one, Callable<String> other) throws Exception {
            var first = threads.submit(one);
            var second = threads.submit(other);
            return List.of(first.get(), second.get());
        }

        @Override
        public void close() {
            threads.shutdown();
        }
    }

    @Test
    void aChangedPriceIsAgreedOnByALineOfItsOwnAndTheOldDraftFallsAway() {
        add(fixture.product(QuotationFixture.name("甲")), "2", "0");
        send(draft.id());
        var begun = drafts.revise(fixture.deal(), fixture.rep());

        var agreed = agreement.agree(fixture.deal(), new BigDecimal("1888"), fixture.rep());

        assertThat(agreed.amount()).isEqualByComparingTo("1888");
        assertThat(agreed.lines()).extracting(QuotationLine::kind).containsExactly(QuotationLine.Kind.ITEM, QuotationLine.Kind.ADJUSTMENT);
        assertThat(agreed.state()).isEqualTo(Quotation.State.ACCEPTED);
        assertThat(agreed.discountPercent()).isEqualByComparingTo("5.6");
        assertThat(quotations.get(begun.id()).state()).isEqualTo(Quotation.State.WITHDRAWN);
    }

    @Test
    void beginsFromATemplateInItsLanguageAndFollowsTheListAsItIsThen() {
        var product = fixture.product(QuotationFixture.name("甲"));
        var id = templates.put(new QuotationTemplate(null, 0, QuotationFixture.name("标准包"), "Standard", "款到发货", "Prepaid",
                List.of(new QuotationTemplate.Line(product, new BigDecimal("5"), new BigDecimal("8"), false),
                        new QuotationTemplate.Line(product, BigDecimal.ONE, BigDecimal.ZERO, true))));
        drafts.abandon(draft.id());

        var template = templates.get(id);
        var begun = drafts.beginWith(fixture.deal(), "CNY", QuotationFixture.head("zh"), template.wishes(), fixture.rep());

        assertThat(template.termsIn("zh")).isEqualTo("款到发货");
        assertThat(template.termsIn("en")).isEqualTo("Prepaid");
        assertThat(begun.amount()).isEqualByComparingTo("4600");
        assertThat(begun.lines()).extracting(QuotationLine::kind).containsExactly(QuotationLine.Kind.ITEM, QuotationLine.Kind.OPTION);
    }

    @Test
    void whatTheCustomerWantsOtherwiseBeginsTheNextRevision() {
        add(fixture.product(QuotationFixture.name("甲")), "2", "0");
        send(draft.id());

        var next = quotations.wish(draft.id(), "少一套", fixture.rep());

        assertThat(next.state()).isEqualTo(Quotation.State.DRAFT);
        assertThat(quotations.get(draft.id()).state()).isEqualTo(Quotation.State.SENT);
        assertThat(quotations.get(draft.id()).life().answer()).isEqualTo("少一套");
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo(field));
    }
}
