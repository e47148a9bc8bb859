package dev.salesflow.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoldUnitsTest {

    @ParameterizedTest
    @ValueSource(strings = {"人天", "人/天", " 小时 ", "天", "月", "day", "Person-Days", "man day", "Hours", "kg", "m²"})
    void timeAndMeasuresAreSoldInParts(String unit) {
        assertThat(SoldUnits.isDivisible(unit)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "套", "个", "用户", "许可", "场", "次", "套/年", "set", "licence", "seat", "session", "user-month"})
    void thingsAndWhatNobodyForesawAreSoldWhole(String unit) {
        assertThat(SoldUnits.isDivisible(unit)).isFalse();
    }
}
