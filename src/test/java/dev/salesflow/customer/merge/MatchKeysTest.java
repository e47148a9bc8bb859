package dev.salesflow.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchKeysTest {

    @ParameterizedTest
    @ValueSource(strings = {"华东精密机械有限公司", "华东精密机械股份有限公司", "华东精密机械（上海）有限公司", "华东精密机械有限公司(上海)", "上海华东精密机械有限公司",
            "华东精密机械集团有限公司", "华东精密机械（集团）股份有限公司", "华东 精密机械 公司"})
    void namesOfOneChineseCompanyHaveOneStem(String name) {
        assertThat(keys(name, "上海市").stem()).isEqualTo("华东精密机械");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme Trading Co., Ltd.", "ACME Trading Inc", "Ａｃｍｅ Trading GmbH", "Acme Trading (Shanghai) Limited", "Acme-Trading Group plc",
            "Acme Trading GmbH & Co. KG"})
    void namesOfOneWesternCompanyHaveOneStem(String name) {
        assertThat(keys(name, null).stem()).isEqualTo("acmetrading");
    }

    @ParameterizedTest
    @CsvSource({"集团公司, 集团", "上海有限公司, 上海", "(Shanghai), shanghai", "Group Ltd, group"})
    void aNameOfNothingButSuchWordsIsStillOne(String name, String stem) {
        assertThat(keys(name, "上海").stem()).isEqualTo(stem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+86 21 6888 0000", "0086-21-68880000", "021-68880000", "(021) 6888 0000", "02168880000-801", "021-68880000转801",
            "021-6888-0000 ext. 12", "８６２１６８８８００００", "021-68880000；021-68880001"})
    void aPhoneIsOneHoweverItIsWritten(String phone) {
        assertThat(MatchKeys.of("A", null, null, phone, null, null).phone()).isEqualTo("2168880000");
    }

    @ParameterizedTest
    @CsvSource({"138-1234-5678, 13812345678", "400-820-8820, 4008208820", "+1 (555) 555-0100, 15555550100", "010-6888-0000, 1068880000", "8601234, 8601234"})
    void aDashIsNotAlwaysAnExtensionNorEightySixAlwaysChina(String phone, String key) {
        assertThat(MatchKeys.of("A", null, null, phone, null, null).phone()).isEqualTo(key);
    }

    @Test
    void aShortNumberIsNoSign() {
        assertThat(MatchKeys.of("A", null, null, "110", null, null).phone()).isNull();
    }

    @Test
    void aRegistrationNumberIsOneWithoutItsSigns() {
        assertThat(MatchKeys.of("A", null, "91310-115 ma1k3xyz", null, null, null).registration()).isEqualTo("91310115ma1k3xyz");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "https://www.huadong.example/about, -, huadong.example", "http://huadong.example:8080, -, huadong.example",
            "-, info@Huadong.example, huadong.example", "-, wang@qq.com, -", "-, wang@gmail.com, -", "-, wang@yahoo.com.cn, -",
            "https://weibo.com/huadong, info@huadong.example, -", "https://中文.例子, -, -"})
    void aCompanysOwnSiteIsASignAndASharedOneIsNot(String website, String email, String host) {
        assertThat(MatchKeys.of("A", null, null, null, email, website).host()).isEqualTo(host);
    }

    private static MatchKeys keys(String name, String city) {
        return MatchKeys.of(name, city, null, null, null, null);
    }
}
