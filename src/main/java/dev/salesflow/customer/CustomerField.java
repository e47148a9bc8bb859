package dev.salesflow.customer;

import dev.salesflow.shared.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Every fact kept of a customer: what it may hold, how it is read from text, and where it stands in
 * {@link CustomerData}. Form, import, validation and change history all go by this one list.
 */
public enum CustomerField {

    NAME(FieldKind.text(200), CustomerData::name),
    EXTERNAL_ID(FieldKind.text(100), CustomerData::externalId),
    REGISTRATION_NUMBER(FieldKind.text(50), CustomerData::registrationNumber),
    INDUSTRY(FieldKind.text(100), CustomerData::industry),
    EMPLOYEES(FieldKind.whole(0, 100_000_000), CustomerData::employees),
    ANNUAL_REVENUE(FieldKind.money(), CustomerData::annualRevenue),
    CURRENCY(FieldKind.currency(), CustomerData::currency),
    YEAR_ESTABLISHED(FieldKind.whole(1000, 2200), CustomerData::yearEstablished),
    PHONE(FieldKind.phone(50), CustomerData::phone),
    EMAIL(FieldKind.email(254), CustomerData::email),
    WEBSITE(FieldKind.url(300), CustomerData::website),
    COUNTRY(FieldKind.text(100), CustomerData::country),
    CITY(FieldKind.text(100), CustomerData::city),
    ADDRESS(FieldKind.text(500), CustomerData::address),
    PARENT(FieldKind.id(), CustomerData::parent),
    TERRITORY(FieldKind.text(100), CustomerData::territory),
    OWNER(FieldKind.text(63), CustomerData::owner),
    SOURCE(FieldKind.text(100), CustomerData::source),
    NEED(FieldKind.prose(2000), CustomerData::need),
    EXPECTED_PURCHASE(FieldKind.date(), CustomerData::expectedPurchase),
    BUDGET_MIN(FieldKind.money(), CustomerData::budgetMin),
    BUDGET_MAX(FieldKind.money(), CustomerData::budgetMax),
    COMPUTERISATION(FieldKind.choice(Computerisation.class), CustomerData::computerisation),
    SYSTEM_STATE(FieldKind.choice(SystemState.class), CustomerData::systemState),
    SELECTION(FieldKind.choice(Selection.class), CustomerData::selection),
    SATISFACTION(FieldKind.choice(Satisfaction.class), CustomerData::satisfaction),
    VENDOR_HOPE(FieldKind.yesOrNo(), CustomerData::vendorHope),
    DESIGNER_LEFT(FieldKind.yesOrNo(), CustomerData::designerLeft),
    NOTE(FieldKind.prose(10_000), CustomerData::note);

    /** Amounts, and the one currency that they all are in. */
    public static final Set<CustomerField> MONEY = Set.of(ANNUAL_REVENUE, BUDGET_MIN, BUDGET_MAX, CURRENCY);

    private final FieldKind kind;
    private final Function<CustomerData, Object> place;
    private final String key;

    CustomerField(FieldKind kind, Function<CustomerData, Object> place) {
        this.kind = kind;
        this.place = place;
        var words = name().toLowerCase(Locale.ROOT).split("_");
        this.key = words[0] + Arrays.stream(words).skip(1)
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .reduce("", String::concat);
    }

    public static Optional<CustomerField> ofKey(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    /** The name in forms, in the import contract and in the change history, for instance {@code externalId}. */
    public String key() {
        return key;
    }

    /** The Java type of its value. */
    public Class<?> type() {
        return kind.type();
    }

    /** Names of the values to choose from; empty where it is not a choice. */
    public List<String> choices() {
        return kind.choices();
    }

    public Object in(CustomerData data) {
        return place.apply(data);
    }

    /** As {@link FieldChange} and forms write it; null where it is empty. */
    public String textIn(CustomerData data) {
        return FieldKind.format(in(data));
    }

    /** The value that a person's or a file's text stands for; refused, naming the field, where it stands for none. */
    public Object parse(String text) {
        return kind.parse(key, text);
    }

    Optional<Refusal> problem(CustomerData data) {
        return kind.problem(key, in(data));
    }
}
