package dev.salesflow.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class UrgencyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @Test
    void theLargerOfTwoAmountsAlikeInSizeComesFirst() {
        assertThat(priority("A", "720000", 2)).isGreaterThan(priority("A", "460000", 2));
        assertThat(priority("A", "480000", 2)).isGreaterThan(priority("A", "460000", 2));
    }

    @Test
    void noAmountOutweighsTheGradeOrAWeekOfDelay() {
        assertThat(priority("A", null, 2)).isGreaterThan(priority("B", "900000000000", 2));
        assertThat(priority("A", "10", 2)).isGreaterThan(priority("A", "100000000", 9));
    }

    @Test
    void whatHasNoAmountOrNextToNoneComesAfterWhatHasOne() {
        assertThat(priority("A", null, 2)).isEqualTo(priority("A", "0", 2)).isEqualTo(priority("A", "0.5", 2)).isEqualTo(priority("A", "-3", 2))
                .isLessThan(priority("A", "2", 2));
    }

    @Test
    void nothingOutweighsATaskThatStoodStill() {
        assertThat(priority("A", "99999999999999", -30)).isLessThan(100 * Urgency.STEPS);
    }

    private static int priority(String grade, String amount, int days) {
        return new Urgency(grade, amount == null ? null : new BigDecimal(amount), TODAY.plusDays(days)).priority(TODAY);
    }
}
