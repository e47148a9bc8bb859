package dev.salesflow.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void takesUpACustomerOfWhomOnlyTheNameIsKnown() {
        var customer = Customer.register(CustomerData.named("  Acme Corp. "), NOW, ZoneOffset.UTC);

        assertThat(customer.name()).isEqualTo("Acme Corp.");
        assertThat(customer.nameKey()).isEqualTo("acme");
        assertThat(customer.grade()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"   ", "\u200B\uFEFF", "\u00A0"})
    void refusesACustomerWithoutANameThatCanBeSeen(String name) {
        assertThatThrownBy(() -> Customer.register(CustomerData.named(name), NOW, ZoneOffset.UTC))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.field()).isEqualTo("name");
                    assertThat(refusal.key()).isEqualTo("error.required");
                });
    }

    @ParameterizedTest
    @CsvSource({
            "note, 身份证 11010519491231002X, error.sensitiveNumber",
            "need, pay to 6222021234567890128, error.sensitiveNumber",
            "employees, -1, customer.error.between",
            "annualRevenue, -0.01, customer.error.between",
            "annualRevenue, 1.001, customer.error.cents",
            "annualRevenue, 100000000000000000, customer.error.between",
            "currency, YEN, customer.error.currency",
            "yearEstablished, 2027, customer.error.yearInFuture",
            "yearEstablished, 12, customer.error.between",
            "phone, unknown, customer.error.phone",
            "email, a@b, customer.error.email",
            "email, 'a@b.com,c@d.com', customer.error.email",
            "website, javascript:alert(1), customer.error.url",
            "website, ftp://example.com, customer.error.url",
            "expectedPurchase, 0026-01-01, customer.error.between",
    })
    void refusesAFactThatCannotBe(String field, String text, String problem) {
        var known = CustomerField.ofKey(field).orElseThrow();
        var data = CustomerData.named("Acme").with(known, known.parse(text));

        assertThat(data.problems(TODAY)).singleElement().satisfies(refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.key()).isEqualTo(problem);
        });
    }

    @Test
    void refusesTextsLongerThanTheirColumnAndCharactersThatNobodySees() {
        assertThat(CustomerData.named("华".repeat(200)).problems(TODAY)).isEmpty();
        assertThat(CustomerData.named("华".repeat(201)).problems(TODAY)).singleElement()
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("error.tooLong"));
        assertThat(CustomerData.named("Ac\0me").problems(TODAY)).singleElement()
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("error.unreadableText"));
    }

    @ParameterizedTest
    @CsvSource({"employees, many", "employees, 1e9", "annualRevenue, 1e999999999", "expectedPurchase, tomorrow",
            "satisfaction, HAPPY", "vendorHope, perhaps", "parent, 17"})
    void refusesATextThatIsNoValueOfItsField(String field, String text) {
        assertThatThrownBy(() -> CustomerField.ofKey(field).orElseThrow().parse(text))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    @Test
    void readsNumbersAndAnswersAsPeopleTypeThem() {
        assertThat(CustomerField.ANNUAL_REVENUE.parse("1,234,567.50")).isEqualTo(new BigDecimal("1234567.50"));
        assertThat(CustomerField.EMPLOYEES.parse(" 2,822 ")).isEqualTo(2822);
        assertThat(CustomerField.VENDOR_HOPE.parse("是")).isEqualTo(true);
        assertThat(CustomerField.SATISFACTION.parse("very_dissatisfied")).isEqualTo(Satisfaction.VERY_DISSATISFIED);
        assertThat(CustomerField.NOTE.parse("  ")).isNull();
    }

    @Test
    void refusesABudgetThatEndsBeforeItBegins() {
        var data = CustomerData.named("Acme")
                .with(CustomerField.BUDGET_MIN, new BigDecimal("200000"))
                .with(CustomerField.BUDGET_MAX, new BigDecimal("100000"));

        assertThat(data.problems(TODAY)).singleElement()
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("budgetMax"));
    }

    @Test
    void completesAWebAddressAndACurrencyAsPeopleWriteThem() {
        var data = CustomerData.named("Acme")
                .with(CustomerField.WEBSITE, "www.acme.com").with(CustomerField.CURRENCY, "eur");

        assertThat(data.website()).isEqualTo("https://www.acme.com");
        assertThat(data.currency()).isEqualTo("EUR");
    }

    @Test
    void tellsWhichFieldsChangedAndFromWhatToWhat() {
        var before = CustomerData.named("Acme").with(CustomerField.ANNUAL_REVENUE, new BigDecimal("100"));
        var customer = Customer.register(before, NOW, ZoneOffset.UTC);

        var changes = customer.change(before.with(CustomerField.ANNUAL_REVENUE, new BigDecimal("100.00"))
                .with(CustomerField.SATISFACTION, Satisfaction.SATISFIED), NOW.plusSeconds(60), ZoneOffset.UTC);

        assertThat(changes).containsExactly(new FieldChange("satisfaction", null, "SATISFIED"));
    }

    @Test
    void isNeverItsOwnParent() {
        var customer = Customer.register(CustomerData.named("Acme"), NOW, ZoneOffset.UTC);

        assertThatThrownBy(() -> customer.change(customer.data().with(CustomerField.PARENT, customer.id()), NOW, ZoneOffset.UTC))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("parent"));
    }
}
