package dev.salesflow.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.shared.SensitiveNumbers.Kind;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "11010519491231002x", "440524198001010013", "身份证：11010519491231002X。", "110105 19491231 002X", "110105.19491231.002X",
        "１１０１０５１９４９１２３１００２Ｘ", "110105194912310000"})
    void knowsIdentityCardsByRegionDateAndChecksum(String text) {
        assertThat(kinds(text)).as(text).containsExactly(Kind.IDENTITY_CARD);
        assertThat(kinds("x " + text + " y")).as(text).containsExactly(Kind.IDENTITY_CARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6222021234567890128", "4111111111111111", "5555 5555 5555 4444", "卡号6222-0212-3456-7890-128", "6222.0212.3456.7890.128", "4111.1111.1111.1111", "378282246310005"})
    void knowsBankCardsByIssuerLengthAndChecksum(String text) {
        assertThat(kinds(text)).as(text).containsExactly(Kind.BANK_CARD);
    }

    @ParameterizedTest
    @CsvSource({"13800138000,phone", "+86 138 0013 8000,phone", "13800138000 13900139000,two phones", "400-810-8888 010-62345678,two phones",
        "91110000100000041X,credit code", "110105194912310021,wrong check digit", "990105194912310024,no such province", "110105194913310022,thirteenth month",
        "4111111111111112,wrong check digit", "20240101123045678,moment", "1234567890123452,no issuer", "6222.02,amount", "192.168.100.200 10.0.0.1,addresses", "4111.1111.1111.1112,wrong check digit", "1.6222021234567890128,amount",
        "ORD6222021234567890128,order number", "550e8400-e29b-41d4-a716-446655440000,uuid", "4006381333931,bar code"})
    void leavesOtherNumbersAlone(String text, String what) {
        assertThat(kinds(text)).as(what).isEmpty();
        assertThat(SensitiveNumbers.in(text)).isFalse();
    }

    @Test
    void takesOutTheNumberAndLeavesTheTextAroundIt() {
        var cleaned = SensitiveNumbers.clean("王芳 11010519491231002X，卡 4111 1111 1111 1111，电话 13800138000", EnumSet.allOf(Kind.class));

        assertThat(cleaned.text()).isEqualTo("王芳 ***，卡 ***，电话 13800138000");
        assertThat(cleaned.kinds()).containsExactlyInAnyOrder(Kind.IDENTITY_CARD, Kind.BANK_CARD);
        assertThat(SensitiveNumbers.clean("4111111111111111", Set.of(Kind.IDENTITY_CARD)).kinds()).isEmpty();
    }

    @Test
    void knowsUnifiedSocialCreditCodes() {
        assertThat(SensitiveNumbers.uniformCreditCode("91350100M000100Y43")).isTrue();
        assertThat(SensitiveNumbers.uniformCreditCode("91350100M000100Y44")).isFalse();
        assertThat(SensitiveNumbers.uniformCreditCode("11010519491231002X")).isFalse();
    }

    private static Set<Kind> kinds(String text) {
        return SensitiveNumbers.clean(text, EnumSet.allOf(Kind.class)).kinds();
    }
}
