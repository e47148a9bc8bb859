package dev.salesflow.quotation.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.product.PriceListBook;
import dev.salesflow.quotation.Offer;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.QuotationFixture;
import dev.salesflow.quotation.template.QuotationTemplates;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class ValidityWatchTest {

    @Autowired
    ValidityWatch watch;
    @Autowired
    ValidityReminder reminder;
    @Autowired
    QuotationBook quotations;
    @Autowired
    QuotationTemplates templates;
    @Autowired
    OpportunityBook deals;
    @Autowired
    PriceListBook prices;
    @Autowired
    JdbcClient jdbc;

    QuotationFixture fixture;

    @BeforeEach
    void aDealOfARepWithAnAddress() {
        fixture = QuotationFixture.of(jdbc, deals, prices);
        jdbc.sql("update app_user set email = ?, language = 'zh' where login = ?").params(fixture.rep() + "@example.com", fixture.rep()).update();
    }

    private Quotation validFor(int days) {
        return quotations.send(fixture.deal(), new Offer(null, BigDecimal.ONE, BigDecimal.TEN, "CNY", LocalDate.now().plusDays(days), null), fixture.rep());
    }

    private int letters() {
        return jdbc.sql("select count(*) from outbox_mail where login = ? and key like 'quotation-validity %'").param(fixture.rep()).query(Integer.class).single();
    }

    @Test
    void endsWhatRanOutOnceAndTellsItsCustomersTimeline() {
        var sent = validFor(1);
        jdbc.sql("update quotation set valid_until = current_date - 1 where id = ?").param(sent.id()).update();

        watch.run();
        watch.run();

        assertThat(quotations.get(sent.id()).state()).isEqualTo(Quotation.State.EXPIRED);
        assertThat(jdbc.sql("select count(*) from timeline_entry where opportunity_id = ? and kind = 'quotationExpired'").param(fixture.deal())
                .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void oneThatFailsHoldsUpNoOther() {
        var first = validFor(1);
        var second = quotations.send(QuotationFixture.of(jdbc, deals, prices).deal(), new Offer(null, BigDecimal.ONE, BigDecimal.TEN, "CNY", LocalDate.now().plusDays(1), null), fixture.rep());
        var soon = quotations.send(QuotationFixture.of(jdbc, deals, prices).deal(), new Offer(null, BigDecimal.ONE, BigDecimal.TEN, "CNY", LocalDate.now(), null), fixture.rep());
        jdbc.sql("update quotation set valid_until = current_date - case when id = ? then 2 else 1 end where id in (?, ?)").params(first.id(), first.id(), second.id()).update();
        var failing = mock(QuotationBook.class, delegatesTo(quotations));
        doThrow(new OptimisticLockingFailureException("somebody writes at it")).when(failing).expire(first.id());

        new ValidityWatch(jdbc, failing, reminder, Clock.systemDefaultZone()).run();

        assertThat(quotations.get(first.id()).state()).isEqualTo(Quotation.State.SENT);
        assertThat(quotations.get(second.id()).state()).isEqualTo(Quotation.State.EXPIRED);
        assertThat(jdbc.sql("select reminded_for is not null from quotation where id = ?").param(soon.id()).query(Boolean.class).single()).isTrue();
    }

    @Test
    void leavesWhatHoldsTodayAndTellsItsOwnerOnce() {
        var sent = validFor(0);

        watch.run();
        watch.run();

        assertThat(quotations.get(sent.id()).state()).isEqualTo(Quotation.State.SENT);
        assertThat(letters()).isEqualTo(1);
        assertThat(jdbc.sql("select subject from outbox_mail where login = ?").param(fixture.rep()).query(String.class).list())
                .anyMatch(subject -> subject.contains(sent.number()) && subject.contains("有效期至"));
    }

    @Test
    void tellsNobodyYetOfWhatHoldsLonger() {
        validFor(templates.settings().remindDays() + 1);

        watch.run();

        assertThat(letters()).isZero();
    }
}
