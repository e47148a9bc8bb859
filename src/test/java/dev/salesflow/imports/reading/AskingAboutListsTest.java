package dev.salesflow.imports.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.shared.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskingAboutListsTest {

    private static final String PIPELINE = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n";

    /** The peculiarities of a well-known practice file: a product's name without its space, missing accounts, dates mixed by a spreadsheet. */
    private static Sheet pipeline(int rows) {
        var text = new StringBuilder(PIPELINE);
        for (int n = 0; n < rows; n++) {
            var account = n % 6 == 5 ? "" : "Cancity";
            var slashes = (n % 12 + 1) + "/" + (n % 16 + 13) + "/";
            var dashes = "%02d-%02d-".formatted(n % 12 + 1, n % 11 + 1);
            var day = n % 2 == 0 ? slashes + "2016" : dashes + "16";
            var end = n % 2 == 0 ? dashes + "17" : slashes + "2017";
            text.append("ID%05d,Moses Frase,%s,%s,Won,%s,%s,%d%n".formatted(n, n % 5 == 0 ? "GTXPro" : "GTX Plus Basic", account, day, end, 1000 + n));
        }
        return Sheet.of(ImportKind.OPPORTUNITIES, text.toString()).knowing(Field.Known.PRODUCT, "GTX Pro", "GTX Plus Basic", "GTX Plus Pro")
                .knowing(Field.Known.PERSON, "Moses Frase").knowing(Field.Known.CUSTOMER, "Cancity");
    }

    @Test
    void asksOfThePipelineWhatTheContractPromises() throws Exception {
        var questions = pipeline(8_550).read().questions();

        assertThat(questions).extracting(Question::id).containsExactly("date:engage_date", "date:close_date", "value:product", "missing:customer");
        assertThat(questions).extracting(Question::kind).containsExactly(Question.Kind.dateFormat, Question.Kind.dateFormat, Question.Kind.values, Question.Kind.missing);
        assertThat(questions.get(0).options()).contains("MM/dd/yyyy", "dd-MM-yy", "MM-dd-yy");
        assertThat(questions.get(0).proposal()).asString().contains("d/d/Y=MM/dd/yyyy", "d-d-d=MM-dd-yy");
        assertThat(questions.get(2).proposal()).isEqualTo(Map.of("GTXPro", "GTX Pro"));
        assertThat(questions.get(2).rows()).isEqualTo(Map.of("GTXPro", 1_710L));
        assertThat(questions.get(3).rows()).isEqualTo(1_425L);
        assertThat(questions.get(3).options()).containsExactly("report", "placeholder");
    }

    @Test
    void followsTheContractsMappingWithoutAskingForIt() throws Exception {
        assertThat(pipeline(10).read().mapping()).isEqualTo(Map.of("opportunity_id", "externalId", "sales_agent", "owner", "product", "product", "account", "customer",
                "deal_stage", "stage", "engage_date", "startedOn", "close_date", "closedOn", "close_value", "amount"));
    }

    @Test
    void goesOnWithAnswersGivenBeforehandOrAllProposalsAccepted() throws Exception {
        var given = pipeline(60).read("""
                {"date:engage_date": ["MM/dd/yyyy", "MM-dd-yy"], "date:close_date": {"1/1/2017": "MM/dd/yyyy", "01-01-17": "MM-dd-yy"},
                 "value:product": {"GTXPro": "GTX Pro"}, "missing:customer": "report"}""");
        var accepted = pipeline(60).read("{\"*\": \"proposal\", \"missing:customer\": \"placeholder\"}");

        assertThat(given.questions()).isEmpty();
        assertThat(accepted.questions()).isEmpty();
        assertThat(accepted.plan().values()).containsEntry("product", Map.of("GTXPro", "GTX Pro"));
        assertThat(accepted.plan().placeholder()).isTrue();
        assertThat(accepted.plan().dates().get("engage_date")).containsEntry("d-d-d", "MM-dd-yy");
        assertThat(pipeline(60).read("{\"*\": \"proposal\"}").questions()).extracting(Question::id).containsExactly("missing:customer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1.234;20;5.678|1.234,56", "1,234;20|1,234.56", "1.234;5,678|each"})
    void asksWhereNumbersCanBeReadInTwoWays(String values, String proposal) throws Exception {
        var questions = Sheet.column(ImportKind.OPPORTUNITIES, "amount", values.split(";")).read("{\"mapping\": {\"amount\": \"amount\"}}").asked().stream()
                .map(Reading.Asked::question).filter(q -> q.kind() == Question.Kind.numberFormat).toList();

        assertThat(questions).extracting(Question::id).containsExactly("number:amount");
        assertThat(questions.get(0).proposal()).isEqualTo(Map.of("*", proposal));
        assertThat(questions.get(0).options()).contains("1,234.56", "1.234,56");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1.234;1.234,50|1234.00", "1,234;1,234.50|1234.00", "1'234.56;20|1234.56", "1 234,56;20|1234.56", "1234.5;1.234|1234.50",
        "3.5万;20|35000.00", "1.2亿;3|120000000.00", "1.234.567;2|1234567.00", "12,34,567;1|1234567.00", "350k;20|350000.00"})
    void readsNumbersWhereTheColumnItselfShowsTheFormat(String values, String first) throws Exception {
        var text = "name,listPrice\n" + String.join("", java.util.stream.IntStream.range(0, values.split(";").length)
                .mapToObj(n -> "P" + n + ",\"" + values.split(";")[n] + "\"\n").toList());
        var sheet = Sheet.of(ImportKind.PRODUCTS, text);

        assertThat(sheet.read().questions()).isEmpty();
        assertThat(sheet.row(1, "{}").get("listPrice")).hasToString(first);
    }

    @Test
    void readsAmbiguousNumbersAsAnswered() throws Exception {
        var sheet = Sheet.of(ImportKind.PRODUCTS, "name,price\nA,1.234\nB,20\n");

        assertThat(sheet.read().questions()).extracting(Question::id).containsExactly("number:price");
        assertThat(sheet.row(1, "{\"number:price\": \"1.234,56\"}").get("listPrice")).hasToString("1234.00");
        assertThat(sheet.row(1, "{\"number:listPrice\": \"1,234.56\"}").get("listPrice")).hasToString("1.23");
    }

    @Test
    void aWholeNumberIsNotAmbiguousWhereOneReadingHasDecimals() throws Exception {
        var sheet = Sheet.of(ImportKind.CUSTOMERS, "name,employees\nA,1.234\nB,20\n");

        assertThat(sheet.read().questions()).isEmpty();
        assertThat(sheet.row(1, "{}").get("employees")).isEqualTo(1234);
    }

    @Test
    void takesUnitAndCurrencyFromTheColumnsName() throws Exception {
        var sheet = Sheet.of(ImportKind.CUSTOMERS, "客户名称,年营收（万元）\n甲,120\n乙,3亿\n");

        assertThat(sheet.row(1, "{}")).containsEntry("currency", "CNY").extractingByKey("annualRevenue").hasToString("1200000.00");
        assertThat(sheet.row(2, "{}").get("annualRevenue")).hasToString("300000000.00");
    }

    @Test
    void asksForTheCurrencyOnlyWhereSomeAmountsCarryOne() throws Exception {
        var mixed = Sheet.of(ImportKind.PRODUCTS, "name,price\nA,$20.50\nB,30\nC,$8.00\n");
        var all = Sheet.of(ImportKind.PRODUCTS, "name,price\nA,$20.50\nB,¥30\n");

        var asked = mixed.read().questions();

        assertThat(asked).extracting(Question::id).containsExactly("currency:price");
        assertThat(asked.get(0).options()).containsExactly("USD", "none");
        assertThat(mixed.row(2, "{\"currency:price\": \"USD\"}")).containsEntry("currency", "USD");
        assertThat(mixed.row(2, "{\"currency:price\": \"none\"}")).doesNotContainKey("currency");
        assertThat(all.read().questions()).isEmpty();
        assertThat(all.row(2, "{}")).containsEntry("currency", "CNY");
    }

    @Test
    void unifiesIndustriesWithKnownOnesAndAmongThemselves() throws Exception {
        var sheet = Sheet.of(ImportKind.CUSTOMERS, "account,sector\nA,technolgy\nB,robotics\nC,robotics\nD,robotcs\nE,basketry\n").knowing(Field.Known.INDUSTRY, "technology");

        var asked = sheet.read().questions();

        assertThat(asked).extracting(Question::id).containsExactly("value:sector");
        assertThat(asked.get(0).proposal()).isEqualTo(Map.of("technolgy", "technology", "robotcs", "robotics"));
        assertThat(sheet.row(1, "{\"value:industry\": \"proposal\"}")).containsEntry("industry", "technology");
        assertThat(sheet.row(1, "{\"value:industry\": {\"technolgy\": \"technolgy\"}}")).containsEntry("industry", "technolgy");
    }

    @Test
    void offersEachIndustryOnceWhateverItsCase() throws Exception {
        var sheet = Sheet.of(ImportKind.CUSTOMERS, "account,sector\nA,aerospce\n").knowing(Field.Known.INDUSTRY, "Aerospace", "retail", "aerospace");

        assertThat(sheet.read().questions().get(0).options()).hasSize(2).contains("retail").anyMatch("aerospace"::equalsIgnoreCase);
    }

    @Test
    void asksForAnOwnerWhoDoesNotExistAndForAWordThatIsNoStage() throws Exception {
        var sheet = Sheet.of(ImportKind.OPPORTUNITIES, "客户,负责人,阶段\n甲,王五,已递标书\n甲,赵六,演示\n").knowing(Field.Known.CUSTOMER, "甲").knowing(Field.Known.PERSON, "赵六", "孙七");

        var asked = sheet.read().questions();

        assertThat(asked).extracting(Question::id).containsExactly("value:负责人", "value:阶段");
        assertThat(asked.get(0).options()).containsExactly("孙七", "赵六");
        assertThat(asked.get(1).options()).startsWith("FIRST_VISIT", "EXCHANGE", "DEMO", "QUOTATION").endsWith("won", "lost");
        assertThat(sheet.row(1, "{\"value:owner\": {\"王五\": null}, \"value:stage\": {\"已递标书\": \"QUOTATION\"}}")).doesNotContainKey("owner").containsEntry("stage", "QUOTATION");
        assertThat(sheet.read("{\"value:owner\": {\"*\": \"\"}, \"value:stage\": {}}").plan().values()).containsEntry("负责人", Map.of("王五", ""));
    }

    @Test
    void reportsUnknownCustomersWithoutAskingUnlessOneComesNear() throws Exception {
        var far = Sheet.of(ImportKind.CONTACTS, "公司,姓名\n远方公司,王芳\n").knowing(Field.Known.CUSTOMER, "华东精密机械");
        var near = Sheet.of(ImportKind.CONTACTS, "公司,姓名\n华东精密机戒,王芳\n远方公司,李雷\n").knowing(Field.Known.CUSTOMER, "华东精密机械");

        assertThat(far.read().questions()).isEmpty();
        assertThat(far.read().asked()).extracting(one -> one.question().id()).containsExactly("value:公司");
        assertThat(near.read().questions().get(0).proposal()).isEqualTo(Map.of("华东精密机戒", "华东精密机械"));
        assertThat(near.read().questions().get(0).rows()).isEqualTo(Map.of("华东精密机戒", 1L, "远方公司", 1L));
    }

    @Test
    void asksAboutAnUnknownCustomerOfADealEvenWhereNothingElseIsAsked() throws Exception {
        var sheet = Sheet.of(ImportKind.OPPORTUNITIES, "客户,阶段\n远方公司,演示\n甲,演示\n").knowing(Field.Known.CUSTOMER, "甲");

        assertThat(sheet.read().questions()).singleElement().satisfies(question -> assertThat(question.rows()).isEqualTo(Map.of("远方公司", 1L)));
        assertThat(sheet.read("{\"value:customer\": {}}").questions()).isEmpty();
        assertThat(sheet.read("{\"*\": \"proposal\"}").questions()).isEmpty();
        assertThat(sheet.row(1, "{\"value:customer\": {\"远方公司\": \"甲\"}}")).containsEntry("customer", "甲");
    }

    @Test
    void knowsAWordThatSomebodyExplainedBeforeAndShowsIt() throws Exception {
        var sheet = Sheet.of(ImportKind.OPPORTUNITIES, "客户,阶段\n甲,已递标书\n").knowing(Field.Known.CUSTOMER, "甲")
                .earlier(new Earlier(null, Map.of("stage", Map.of("已递标书", "QUOTATION")), Map.of()));

        assertThat(sheet.read().questions()).isEmpty();
        assertThat(sheet.read().asked().get(0).question().proposal()).isEqualTo(Map.of("已递标书", "QUOTATION"));
        assertThat(sheet.row(1, "{}")).containsEntry("stage", "QUOTATION");
        assertThat(sheet.row(1, "{\"value:stage\": {\"已递标书\": \"DEMO\"}}")).containsEntry("stage", "DEMO");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"value:product\": {\"GTXPro\": \"GTX Prx\"}}|value:product|imports.answer.notKnown",
        "{\"value:product\": {\"GTXPr\": \"GTX Pro\"}}|value:product|imports.answer.noSuchValue", "{\"date:engage_date\": \"yyyy-MM-dd\"}|date:engage_date|imports.answer.notThisDate"})
    void refusesAnAnswerThatDoesNotFitNamingQuestionAndCure(String answers, String question, String reason) throws Exception {
        var reading = pipeline(60).read(answers);

        assertThatThrownBy(reading::check).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.field()).isEqualTo(question);
            assertThat(refusal.key()).isEqualTo(reason);
        });
    }

    @Test
    void asksAgainWhereAnAnswerGivenBeforehandNamesSomethingUnknown() throws Exception {
        var questions = pipeline(60).read("{\"*\": \"proposal\", \"value:product\": {\"GTXPro\": \"GTX Prx\"}, \"missing:customer\": \"report\"}").questions();

        assertThat(questions).extracting(Question::id).containsExactly("value:product");
    }

    @Test
    void keepsMemoryBoundedWhateverAListHolds() throws Exception {
        var rows = new StringBuilder("name,city\n");
        for (int n = 0; n < 12_000; n++) {
            rows.append("Name ").append(n).append(",").append(n % 3 == 0 ? "Kiel" : "Bonn").append("\n");
        }

        var facts = Sheet.of(ImportKind.CUSTOMERS, rows.toString()).profile().columns();

        assertThat(facts.get(0).filled()).isEqualTo(12_000);
        assertThat(facts.get(0).values()).isEmpty();
        assertThat(facts.get(0).sample()).hasSize(200);
        assertThat(facts.get(1).values()).isEqualTo(Map.of("Kiel", 4_000L, "Bonn", 8_000L));
        assertThat(List.copyOf(facts.get(0).examples(1))).containsExactly("Name 0");
    }
}
