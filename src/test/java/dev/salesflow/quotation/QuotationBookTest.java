package dev.salesflow.quotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class QuotationBookTest {

    @Autowired
    QuotationBook quotations;
    @Autowired
    PriceAgreement agreement;
    @Autowired
    OpportunityBook opportunities;
    @Autowired
    JdbcClient jdbc;

    String rep;
    UUID deal;
    Quotation sent;

    @BeforeEach
    void aQuotation() {
        var fixture = new DealFixture(jdbc);
        rep = fixture.rep();
        deal = opportunities.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        sent = quotations.send(deal, offer(), rep);
    }

    private static Offer offer() {
        return new Offer(null, BigDecimal.ONE, new BigDecimal("100"), "CNY", LocalDate.now().plusDays(30), null);
    }

    private void expired() {
        jdbc.sql("update quotation set valid_until = current_date - 1 where id = ?").param(sent.id()).update();
    }

    @Test
    void anExpiredQuotationIsNotAcceptedBeforeANewRevision() {
        expired();

        assertRefused("quotation.expired", () -> quotations.accept(sent.id(), rep));
        assertRefused("quotation.expired", () -> agreement.agree(deal, new BigDecimal("100"), rep));
        assertRefused("quotation.expired", () -> agreement.agree(deal, null, rep));

        assertThat(quotations.accept(quotations.send(deal, offer(), rep).id(), rep).revision()).isEqualTo(2);
    }

    @Test
    void whatRanOutIsNotAcceptedEither() {
        expired();
        quotations.expire(sent.id());

        assertRefused("quotation.expired", () -> agreement.agree(deal, new BigDecimal("100"), rep));
        assertRefused("quotation.expired", () -> agreement.agree(deal, null, rep));
    }

    @Test
    void whatWasAcceptedStaysSoWhenItsTimeIsOver() {
        quotations.accept(sent.id(), rep);
        expired();

        assertThat(quotations.accept(sent.id(), rep).state()).isEqualTo(Quotation.State.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"100, 100, 90, 10", "80, 100, 72, 28", "80, 100, 110, 0", "300, 300, 200, 33.33", "50, 100, 0, 100", "0, 100, 10, 90"})
    void aPriceBeatenDownIsKeptAsADeeperDiscount(BigDecimal quoted, String listed, BigDecimal agreed, BigDecimal then) {
        quotations.send(deal, new Offer(new DealFixture(jdbc).listed(listed, "1"), BigDecimal.ONE, quoted, "CNY", LocalDate.now().plusDays(30), null), rep);

        var accepted = agreement.agree(deal, agreed, rep);

        assertThat(accepted.discountPercent()).isEqualByComparingTo(then);
    }

    @Test
    void aClosedDealTakesNoQuotationMore() {
        jdbc.sql("update opportunity set outcome = 'LOST', closed_on = current_date where id = ?").param(deal).update();

        assertRefused("opportunity.closed", () -> quotations.accept(sent.id(), rep));
    }

    private static void assertRefused(String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo(key));
    }
}
