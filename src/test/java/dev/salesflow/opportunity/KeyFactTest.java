package dev.salesflow.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.opportunity.KeyFact.Kind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class KeyFactTest {

    private static KeyFact budget(String evidence, String saidBy) {
        return KeyFact.of(Kind.BUDGET, "100000", evidence, saidBy);
    }

    @Test
    void theSameSaidLaterIsNews() {
        var day = LocalDate.of(2026, 11, 2);
        var known = budget("their plan", "Ms Li").said(day);

        assertThat(budget(null, null).said(day.plusDays(1)).saysNothingNewTo(known)).isFalse();
        assertThat(budget(null, null).said(day).saysNothingNewTo(known)).isTrue();
        assertThat(budget(null, null).said(day).saysNothingNewTo(budget("their plan", "Ms Li"))).isFalse();
    }

    @Test
    void whoSaidItIsNewsAsLongAsThatIsUnknown() {
        assertThat(budget(null, "Ms Li").saysNothingNewTo(budget("their plan", null))).isFalse();
        assertThat(budget(null, "Mr Wu").saysNothingNewTo(budget("their plan", "Ms Li"))).isTrue();
        assertThat(budget(null, null).saysNothingNewTo(budget("their plan", null))).isTrue();
    }
}
