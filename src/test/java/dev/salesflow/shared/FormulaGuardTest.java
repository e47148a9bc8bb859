package dev.salesflow.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86 21 5555", "-5", "@sum(A1)", "\t=1", "\r=1", "\nx", "\tx", "＝1", "＋1", "－1", "＠x", " =1", "　=1", "\u00A0@x",
        "'=1", "''@x", "=1\n=2", "−5", "﹢1"})
    void aTextThatASpreadsheetCouldCalculateGetsOneApostropheAndLosesItAgain(String text) {
        assertThat(FormulaGuard.guarded(text)).isEqualTo("'" + text);
        assertThat(FormulaGuard.plain("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "'s-Hertogenbosch Pumps", "'", "''", "1=1", "a+b", "o'=b", "张三", "'t Hart"})
    void anyOtherTextStaysAsItIsApostrophesIncluded(String text) {
        assertThat(FormulaGuard.guarded(text)).isEqualTo(text);
        assertThat(FormulaGuard.plain(text)).isEqualTo(text);
    }

    @Test
    void aCellThatNobodyGuardedIsReadAsItStands() {
        assertThat(FormulaGuard.plain("=1")).isEqualTo("=1");
    }
}
