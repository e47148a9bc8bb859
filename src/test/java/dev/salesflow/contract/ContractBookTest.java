package dev.salesflow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.salesflow.AtOnce;
import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Outcome;
import dev.salesflow.opportunity.doubt.Doubt;
import dev.salesflow.opportunity.doubt.Doubts;
import dev.salesflow.opportunity.gate.StageGate;
import dev.salesflow.quotation.Offer;
import dev.salesflow.quotation.PriceAgreement;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.Quotation.State;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SalesflowTest
class ContractBookTest {

    @Autowired
    OpportunityBook opportunities;
    @Autowired
    QuotationBook quotations;
    @Autowired
    PriceAgreement agreement;
    @Autowired
    ContractBook contracts;
    @Autowired
    Doubts doubts;
    @Autowired
    StageGate gate;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;

    String rep;
    UUID deal;

    @BeforeEach
    void aDeal() {
        var fixture = new DealFixture(jdbc);
        rep = fixture.rep();
        deal = opportunities.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
    }

    private static Offer offer(String amount) {
        return new Offer(null, BigDecimal.ONE, new BigDecimal(amount), "CNY", LocalDate.now().plusDays(30), null);
    }

    private static Signing signing(String number, String amount) {
        return new Signing(number, new BigDecimal(amount), null, LocalDate.now(), null);
    }

    @Test
    void refusesAContractWithoutAnAcceptedQuotation() {
        quotations.send(deal, offer("100"), rep);

        assertThatThrownBy(() -> contracts.sign(deal, signing("C-" + deal, "100"), rep))
                .isInstanceOf(Refusal.class).hasMessageContaining("noAcceptedQuotation");
        assertThat(opportunities.get(deal).isOpen()).isTrue();
    }

    @Test
    void aSignatureWinsTheDeal() {
        quotations.accept(quotations.send(deal, offer("98000.50"), rep).id(), rep);

        contracts.sign(deal, signing("C-" + deal, "98000.50"), rep);

        var won = opportunities.get(deal);
        assertThat(won.outcome()).isEqualTo(Outcome.WON);
        assertThat(won.amount()).isEqualByComparingTo("98000.50");
        assertThat(contracts.of(deal)).get().satisfies(contract -> assertThat(contract.currency()).isEqualTo("CNY"));
    }

    @ParameterizedTest
    @CsvSource({"-1, CNY, amount", "0, CNY, amount", "9.99, CNY, amount", "10.01, CNY, amount", "10, EUR, currency"})
    void refusesAnyOtherAmountAndCurrencyThanTheCustomerAccepted(BigDecimal amount, String currency, String field) {
        quotations.accept(quotations.send(deal, offer("10"), rep).id(), rep);

        assertThatThrownBy(() -> contracts.sign(deal, new Signing("C-" + deal, amount, currency, LocalDate.now(), null), rep))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo(field));

        assertThat(opportunities.get(deal).isOpen()).isTrue();
        assertThat(contracts.of(deal)).isEmpty();
    }

    @Test
    void ofTwoWhoSignUnderOneNumberAtOnceTheSecondIsToldThatItIsTaken() throws Exception {
        var other = opportunities.open(Opening.of(new DealFixture(jdbc).customer(rep), UUID.randomUUID().toString()), rep).id();
        for (var each : List.of(deal, other)) {
            quotations.accept(quotations.send(each, offer("10"), rep).id(), rep);
        }

        var outcomes = AtOnce.outcomes(() -> contracts.sign(deal, signing("C-" + deal, "10"), rep), () -> contracts.sign(other, signing("C-" + deal, "10"), rep));

        assertThat(outcomes).containsExactlyInAnyOrder(AtOnce.DONE, "contract.numberTaken");
    }

    @Test
    void aDoubtVoicedInTheMomentOfTheSignatureHoldsItBack() throws Exception {
        var signing = Executors.newSingleThreadExecutor();
        try {
            var signed = transaction.execute(commit -> {
                doubts.put(deal, Doubt.open(Doubt.Kind.PRICE, "Too dear"), rep);
                var waiting = signing.submit(() -> gate.sign(deal, rep));
                await().until(() -> jdbc.sql("select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock')").query(Boolean.class).single());
                return waiting;
            });

            assertThatThrownBy(signed::get).hasCauseInstanceOf(Refusal.class).hasMessageContaining("gate.unsigned");
        } finally {
            signing.shutdown();
        }
    }

    @Test
    void refusesANumberInUse() {
        quotations.accept(quotations.send(deal, offer("10"), rep).id(), rep);

        contracts.sign(deal, signing("C-" + deal, "10"), rep);
        var fixture = new DealFixture(jdbc);
        var other = opportunities.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        quotations.accept(quotations.send(other, offer("10"), rep).id(), rep);

        assertThatThrownBy(() -> contracts.sign(other, signing("C-" + deal, "10"), rep))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("number"));
    }

    @Test
    void aRevisionTakesThePlaceOfTheQuotationBefore() {
        quotations.accept(quotations.send(deal, offer("100"), rep).id(), rep);
        quotations.send(deal, offer("90"), rep);

        assertThat(quotations.of(deal)).extracting(Quotation::state).containsExactly(State.SENT, State.SUPERSEDED);
        assertThat(quotations.of(deal)).extracting("revision").containsExactly(2, 1);
        assertThat(opportunities.get(deal).amount()).isEqualByComparingTo("90");
    }

    @Test
    void agreeingOnAnotherPriceMakesARevisionAndAcceptsIt() {
        quotations.send(deal, offer("100"), rep);

        var agreed = agreement.agree(deal, new BigDecimal("95"), rep);

        assertThat(agreed.revision()).isEqualTo(2);
        assertThat(quotations.accepted(deal)).get().satisfies(one -> assertThat(one.amount()).isEqualByComparingTo("95"));
    }

    @Test
    void nobodyAgreesOnAQuotationThatWasNeverSent() {
        assertThatThrownBy(() -> agreement.agree(deal, BigDecimal.TEN, rep)).isInstanceOf(Refusal.class);
    }

    @Test
    void aLostDealLeavesNoOfferOpen() {
        quotations.send(deal, offer("100"), rep);

        opportunities.lose(deal, "project stopped", null, rep);

        assertThat(quotations.of(deal)).extracting(Quotation::state).containsExactly(State.REJECTED);
        assertThatThrownBy(() -> quotations.send(deal, offer("1"), rep)).isInstanceOf(Refusal.class);
    }
}
