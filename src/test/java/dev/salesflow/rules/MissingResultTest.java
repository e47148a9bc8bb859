package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A table from which somebody took a result column out. */
class MissingResultTest {

    @Test
    void isToldWithTheColumnAndTheCure() {
        var table = RuleTable.draft(Parcel.ONE, HitPolicy.FIRST, List.of(
                List.of("from", "until", "en", "zh", "row", "size in", "-> handling", "-> team", "-> insured", "-> fee", "-> fits"),
                List.of("", "", "", "", "1", "SMALL", "BY_HAND", "north", "true", "5", "SMALL")));

        var soundness = Soundness.of(table, LocalDate.of(2026, 11, 22));

        assertThat(soundness.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.NO_RESULT);
            assertThat(finding.columns()).containsExactly("-> days");
            assertThat(Sentences.en(finding.reason())).isEqualTo("The result column \"Days\" is missing: no case gets an answer to it.");
            assertThat(Sentences.en(finding.cure())).isEqualTo("Add the column \"Days\" and fill it.");
            assertThat(Sentences.zh(finding.reason())).startsWith("缺少结果列“").endsWith("”：任何情形都不会得出此项结果。");
        });
        assertThat(soundness.publishable()).isTrue();
    }
}
