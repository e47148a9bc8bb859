package dev.salesflow.imports.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.imports.reading.ColumnMapping.Origin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingColumnsTest {

    @ParameterizedTest
    @CsvSource({"CUSTOMERS,Company,name", "CUSTOMERS,accountName,name", "CUSTOMERS,公司名称,name", "CUSTOMERS,客户名称（必填）,name", "CUSTOMERS,單位名稱,name",
        "CUSTOMERS,聯絡電話,phone", "CUSTOMERS,联系电话,phone", "CUSTOMERS,统一社会信用代码,registrationNumber", "CUSTOMERS,統一編號,registrationNumber",
        "CUSTOMERS,负责人,owner", "CUSTOMERS,SUBSIDIARY-OF,parent", "CUSTOMERS,no. of employees,employees", "CUSTOMERS,年营收（万元）,annualRevenue",
        "CONTACTS,手机,mobile", "CONTACTS,手機號碼,mobile", "CONTACTS,单位,customer", "CONTACTS,DOB,birthday", "PRODUCTS,单位,unit", "PRODUCTS,unit_price,listPrice",
        "OPPORTUNITIES,opp ID,externalId", "OPPORTUNITIES,Sales Agent,owner", "OPPORTUNITIES,dealStage,stage", "OPPORTUNITIES,预计成交日期,expectedSigning",
        "TEAM,直属上级,manager", "TEAM,regional_office,territory"})
    void knowsTheNamesThatListsUseInBothLanguages(ImportKind kind, String column, String field) throws Exception {
        var mapping = Sheet.column(kind, column, "x").read().columnMapping();

        assertThat(mapping.guess(column)).isEqualTo(new ColumnMapping.Guess(field, Origin.NAME));
    }

    @Test
    void readsTheLeadSheetOfTheMethod() throws Exception {
        var reading = Sheet.of(ImportKind.CUSTOMERS, """
                客户名称,所属行业,规模,联系人及职位,联系方式,信息来源渠道,需求描述,预计采购时间,预算范围,初步分级,备注
                甲公司,机械制造,500人,王芳 采购经理,0512-66668888,展会,排产,2027-03-01,20-50万,B,急
                乙公司,机械制造,80人,李雷 厂长,0512-66669999,官网,追溯,2027-05-01,50万以上,C,
                """).read();

        assertThat(reading.mapping()).containsExactlyInAnyOrderEntriesOf(Map.of("客户名称", "name", "所属行业", "industry", "联系方式", "phone", "信息来源渠道", "source",
                "需求描述", "need", "预计采购时间", "expectedPurchase", "预算范围", "budget", "备注", "note", "规模", "employees"));
        assertThat(reading.columnMapping().guess("联系方式").origin()).isEqualTo(Origin.NAME_AND_CONTENT);
        assertThat(reading.columnMapping().guess("规模").origin()).isEqualTo(Origin.NAME_AND_CONTENT);
        assertThat(reading.columnMapping().guess("初步分级").origin()).isEqualTo(Origin.NO_FIELD);
        assertThat(reading.questions()).isEmpty();
    }

    @Test
    void readsBothEndsOfABudget() throws Exception {
        var sheet = Sheet.of(ImportKind.CUSTOMERS, "客户名称,预算范围\n甲,20-50万\n乙,50万以上\n丙,300000\n丁,10万至2千万元\n");

        assertThat(budget(sheet, 1)).isEqualTo("200000.00 500000.00");
        assertThat(budget(sheet, 2)).isEqualTo("500000.00 null");
        assertThat(budget(sheet, 3)).isEqualTo("null 300000.00");
        assertThat(budget(sheet, 4)).isEqualTo("100000.00 20000000.00");
    }

    private static String budget(Sheet sheet, int row) throws Exception {
        var values = sheet.row(row, "{}");
        return values.get("budgetMin") + " " + values.get("budgetMax");
    }

    @ParameterizedTest
    @CsvSource({"注册资金", "注册资本", "客户等级", "传真"})
    void doesNotTakeANameThatOnlyComesNear(String column) throws Exception {
        var reading = Sheet.of(ImportKind.CUSTOMERS, "客户名称," + column + "\n甲,500\n").read();

        assertThat(reading.mapping()).doesNotContainKey(column);
        assertThat(reading.questions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"CONTACTS|email|a@b.cn;c@d.org;e@f.com", "CONTACTS|mobile|13812345678;139 1234 5678;+86 13712345678",
        "CUSTOMERS|phone|0512-66668888;(021) 5555 1234;+49 431 5555", "CUSTOMERS|registrationNumber|91350211M000100Y46;91320500MA1TEXT00P",
        "CUSTOMERS|website|www.a.cn;https://b.org/x;c.com", "OPPORTUNITIES|amount|$1,200.50;$300.00;$18.00", "OPPORTUNITIES|product|GTX Pro;MG Special;gtx pro",
        "OPPORTUNITIES|owner|Rita Reed;Paul Pry;Rita Reed", "CONTACTS|birthday|1980-02-01;1975-12-31;1990-07-07", "CUSTOMERS|satisfaction|满意;很不满意;一般"})
    void proposesAColumnWithAStrangeNameByItsContentAndAsks(ImportKind kind, String field, String values) throws Exception {
        var sheet = Sheet.of(kind, "Kladde\n" + String.join("\n", java.util.Arrays.stream(values.split(";")).map(v -> "\"" + v + "\"").toList()) + "\n")
                .knowing(Field.Known.PRODUCT, "GTX Pro", "MG Special").knowing(Field.Known.PERSON, "Rita Reed", "Paul Pry");

        var reading = sheet.read();

        assertThat(reading.columnMapping().guess("Kladde")).isEqualTo(new ColumnMapping.Guess(field, Origin.CONTENT));
        assertThat(reading.questions()).extracting(Question::id).contains("mapping");
    }

    @Test
    void leavesAColumnThatMatchesNothingOutWithoutAsking() throws Exception {
        var reading = Sheet.of(ImportKind.CUSTOMERS, "name,Kladde\nA,blue\nB,\n").read();

        assertThat(reading.columnMapping().guess("Kladde").origin()).isEqualTo(Origin.NOTHING);
        assertThat(reading.questions()).isEmpty();
    }

    @Test
    void asksWhichOfTwoColumnsForOneFieldIsMeant() throws Exception {
        var sheet = Sheet.of(ImportKind.CUSTOMERS, "Company,客户名称,city\nA,甲,Kiel\n");

        var asked = sheet.read().questions();
        var answered = sheet.read("{\"mapping\": {\"客户名称\": \"name\", \"Company\": null}}");
        var accepted = sheet.read("{\"mapping\": \"proposal\"}");

        assertThat(asked).extracting(Question::id).containsExactly("mapping");
        assertThat(asked.get(0).proposal().toString()).isEqualTo("{Company=name, city=city}");
        assertThat(answered.questions()).isEmpty();
        assertThat(answered.mapping()).containsEntry("客户名称", "name").containsEntry("city", "city").doesNotContainKey("Company");
        assertThat(accepted.questions()).isEmpty();
        assertThat(accepted.mapping()).containsEntry("Company", "name");
    }

    @Test
    void asksWhereANameOnlyComesCloseOrSomethingRequiredIsMissing() throws Exception {
        assertThat(Sheet.column(ImportKind.CUSTOMERS, "compny name", "A").read().columnMapping().guess("compny name")).isEqualTo(new ColumnMapping.Guess("name", Origin.NEAR_NAME));
        assertThat(Sheet.column(ImportKind.CUSTOMERS, "compny name", "A").read().questions()).extracting(Question::id).containsExactly("mapping");
        assertThat(Sheet.column(ImportKind.CUSTOMERS, "city", "Kiel").read().columnMapping().missing()).isEqualTo(List.of("name"));
        assertThat(Sheet.column(ImportKind.CUSTOMERS, "city", "Kiel").read().questions()).extracting(Question::id).containsExactly("mapping");
    }
}
