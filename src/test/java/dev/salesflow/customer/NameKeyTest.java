package dev.salesflow.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Acme Corporation | ACME Corp.",
            "Acme Co., Ltd. | acme",
            "Müller Maschinenbau GmbH & Co. KG | MÜLLER-MASCHINENBAU",
            "Müller G.m.b.H. | müller",
            "Groß AG | GROSS",
            "华东精密机械有限公司 | 华东精密机械股份有限公司",
            "华东精密机械有限责任公司 | 华东精密 机械",
            "ＡＢＣ电子（上海）有限公司 | abc电子(上海)",
            "Société Générale S.A. | société générale",
    })
    void isTheSameForTwoSpellingsOfOneName(String one, String other) {
        assertThat(NameKey.of(one)).isEqualTo(NameKey.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Acme | Acme Tools",
            "华东精密 | 华南精密",
            "Betatech | Betasoloin",
    })
    void differsWhereTheNameItselfDiffers(String one, String other) {
        assertThat(NameKey.of(one)).isNotEqualTo(NameKey.of(other));
    }

    @Test
    void isNeverEmpty() {
        assertThat(NameKey.of("Company")).isEqualTo("company");
        assertThat(NameKey.of("有限公司")).isEqualTo("有限公司");
        assertThat(NameKey.of("???")).isEqualTo("???");
    }
}
