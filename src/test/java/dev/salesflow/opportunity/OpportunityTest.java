package dev.salesflow.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpportunityTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Opportunity deal = Opportunity.open(Opening.of(UUID.randomUUID(), "r"), "rep", NOW, TODAY);

    @Test
    void beginsAtTheFirstVisit() {
        assertThat(deal.stage()).isEqualTo(Stage.FIRST_VISIT);
        assertThat(deal.isOpen()).isTrue();
        assertThat(deal.startedOn()).isEqualTo(TODAY);
    }

    @Test
    void movesForwardAndBack() {
        assertThat(deal.enter(Stage.QUOTATION, NOW)).isTrue();
        assertThat(deal.enter(Stage.EXCHANGE, NOW)).isTrue();
        assertThat(deal.stage()).isEqualTo(Stage.EXCHANGE);
    }

    @Test
    void staysWhereItIsWhenAStepOfTheSameStageComes() {
        assertThat(deal.enter(Stage.FIRST_VISIT, NOW.plusSeconds(60))).isFalse();
        assertThat(deal.stageEnteredAt()).isEqualTo(NOW);
    }

    @Test
    void neverMovesOnceClosed() {
        deal.lose(new Loss(Loss.Kind.OTHER, "price", "Kingdee"), NOW, TODAY);

        assertThatThrownBy(() -> deal.enter(Stage.DEMO, NOW)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> deal.lose(new Loss(Loss.Kind.OTHER, "again", null), NOW, TODAY)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> deal.win(TODAY, BigDecimal.TEN, "CNY", NOW)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> deal.pause("holiday", null, NOW, TODAY)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> deal.handOverTo("rep2", NOW)).isInstanceOf(Refusal.class);
        assertThat(deal.outcome()).isEqualTo(Outcome.LOST);
        assertThat(deal.closedOn()).isEqualTo(TODAY);
    }

    @Test
    void isNeverWorthLessThanNothing() {
        var below = DealFacts.NONE.withAmount(new BigDecimal("-0.01"), "CNY");

        assertThatThrownBy(() -> deal.learn(below, NOW)).isInstanceOf(Refusal.class).hasMessageContaining("amount");
        assertThat(deal.amount()).isNull();
    }

    @Test
    void namesTheFactsThatAreNewAndKeepsTheOthers() {
        deal.learn(DealFacts.NONE.withAmount(new BigDecimal("100"), "CNY").withExpectedSigning(TODAY), NOW);

        var changed = deal.learn(DealFacts.NONE.withAmount(new BigDecimal("100.00"), "CNY").withPresales("pre"), NOW);

        assertThat(changed).containsExactly("presales");
        assertThat(deal.expectedSigning()).isEqualTo(TODAY);
    }

    @Test
    void tellsHowLongItRested() {
        deal.pause("budget freeze", TODAY.plusDays(10), NOW, TODAY);

        var rested = deal.resume(NOW.plus(Duration.ofDays(3)));

        assertThat(rested).isEqualTo(Duration.ofDays(3));
        assertThat(deal.paused()).isFalse();
        assertThatThrownBy(() -> deal.resume(NOW)).isInstanceOf(Refusal.class);
    }

    @Test
    void pausesOnlyUntilADayToCome() {
        assertThatThrownBy(() -> deal.pause("holiday", TODAY, NOW, TODAY))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("until"));
    }

    @Test
    void isNotWonBeforeItBegan() {
        assertThatThrownBy(() -> deal.win(TODAY.minusDays(1), BigDecimal.TEN, "CNY", NOW))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("signedOn"));
    }

    @Test
    void hasOneProcessAtMost() {
        deal.processStarted("p1");
        deal.processStarted("p1");

        assertThatThrownBy(() -> deal.processStarted("p2")).isInstanceOf(Refusal.class);
    }
}
