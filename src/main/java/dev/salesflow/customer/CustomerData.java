package dev.salesflow.customer;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.data.relational.core.mapping.Column;

/**
 * What is known of a customer, null where it is not. Texts are stripped, empty ones become null; everything else is
 * kept as given and judged by {@link #problems(LocalDate)}.
 *
 * @param owner login of the rep it belongs to
 * @param parent the customer it is a subsidiary of
 */
public record CustomerData(String name, String externalId, String registrationNumber, String industry, Integer employees,
        BigDecimal annualRevenue, String currency, Integer yearEstablished, String phone, String email, String website,
        String country, String city, String address, @Column("parent_id") UUID parent, String territory,
        @Column("owner_login") String owner, String source, String need, LocalDate expectedPurchase, BigDecimal budgetMin,
        BigDecimal budgetMax, Computerisation computerisation, SystemState systemState, Selection selection,
        Satisfaction satisfaction, Boolean vendorHope, Boolean designerLeft, String note) {

    public CustomerData {
        name = PlainText.cleanLines(name);
        externalId = PlainText.cleanLines(externalId);
        registrationNumber = PlainText.cleanLines(registrationNumber);
        industry = PlainText.cleanLines(industry);
        currency = upper(PlainText.cleanLines(currency));
        phone = PlainText.cleanLines(phone);
        email = PlainText.cleanLines(email);
        website = withScheme(PlainText.cleanLines(website));
        country = PlainText.cleanLines(country);
        city = PlainText.cleanLines(city);
        address = PlainText.cleanLines(address);
        territory = PlainText.cleanLines(territory);
        owner = PlainText.cleanLines(owner);
        source = PlainText.cleanLines(source);
        need = PlainText.cleanLines(need);
        note = PlainText.cleanLines(note);
    }

    /** A customer of whom only the name is known. */
    public static CustomerData named(String name) {
        return of(Map.of(CustomerField.NAME, name));
    }

    /** Values by field, each of the field's type; a field that is absent is empty. */
    public static CustomerData of(Map<CustomerField, ?> values) {
        var v = new Values(values);
        return new CustomerData(v.get(CustomerField.NAME), v.get(CustomerField.EXTERNAL_ID),
                v.get(CustomerField.REGISTRATION_NUMBER), v.get(CustomerField.INDUSTRY), v.get(CustomerField.EMPLOYEES),
                v.get(CustomerField.ANNUAL_REVENUE), v.get(CustomerField.CURRENCY), v.get(CustomerField.YEAR_ESTABLISHED),
                v.get(CustomerField.PHONE), v.get(CustomerField.EMAIL), v.get(CustomerField.WEBSITE),
                v.get(CustomerField.COUNTRY), v.get(CustomerField.CITY), v.get(CustomerField.ADDRESS),
                v.get(CustomerField.PARENT), v.get(CustomerField.TERRITORY), v.get(CustomerField.OWNER),
                v.get(CustomerField.SOURCE), v.get(CustomerField.NEED), v.get(CustomerField.EXPECTED_PURCHASE),
                v.get(CustomerField.BUDGET_MIN), v.get(CustomerField.BUDGET_MAX), v.get(CustomerField.COMPUTERISATION),
                v.get(CustomerField.SYSTEM_STATE), v.get(CustomerField.SELECTION), v.get(CustomerField.SATISFACTION),
                v.get(CustomerField.VENDOR_HOPE), v.get(CustomerField.DESIGNER_LEFT), v.get(CustomerField.NOTE));
    }

    private record Values(Map<CustomerField, ?> map) {

        @SuppressWarnings("unchecked")
        <T> T get(CustomerField field) {
            return (T) field.type().cast(map.get(field));
        }
    }

    /** The same with one field set; null empties it. */
    public CustomerData with(CustomerField field, Object value) {
        var values = values();
        values.put(field, value);
        return of(values);
    }

    /** All fields with their values, empty ones as null. */
    public Map<CustomerField, Object> values() {
        var values = new EnumMap<CustomerField, Object>(CustomerField.class);
        for (var field : CustomerField.values()) {
            values.put(field, field.in(this));
        }
        return values;
    }

    /** Everything that keeps these facts from being recorded, each naming its field; empty where nothing does. */
    public List<Refusal> problems(LocalDate today) {
        var problems = new ArrayList<Refusal>();
        if (name == null) {
            problems.add(Refusal.ofField(CustomerField.NAME.key(), "error.required"));
        }
        for (var field : CustomerField.values()) {
            field.problem(this).ifPresent(problems::add);
        }
        if (yearEstablished != null && yearEstablished > today.getYear() && yearEstablished <= 2200) {
            problems.add(Refusal.ofField(CustomerField.YEAR_ESTABLISHED.key(), "customer.error.yearInFuture"));
        }
        if (budgetMin != null && budgetMax != null && budgetMin.compareTo(budgetMax) > 0) {
            problems.add(Refusal.ofField(CustomerField.BUDGET_MAX.key(), "customer.error.budgetOrder"));
        }
        return List.copyOf(problems);
    }

    /** What differs in {@code next}, in the order of the fields; an amount written otherwise is the same amount. */
    List<FieldChange> changesTo(CustomerData next) {
        return Arrays.stream(CustomerField.values())
                .filter(field -> !same(field.in(this), field.in(next)))
                .map(field -> new FieldChange(field.key(), field.textIn(this), field.textIn(next)))
                .toList();
    }

    private static boolean same(Object one, Object other) {
        if (one instanceof BigDecimal amount && other instanceof BigDecimal another) {
            return amount.compareTo(another) == 0;
        }
        return Objects.equals(one, other);
    }

    private static String upper(String code) {
        return code == null ? null : code.toUpperCase(Locale.ROOT);
    }

    /** People write {@code www.example.com}; anything with another scheme is left for the check to refuse. */
    private static String withScheme(String website) {
        return website == null || website.contains(":") ? website : "https://" + website;
    }
}
