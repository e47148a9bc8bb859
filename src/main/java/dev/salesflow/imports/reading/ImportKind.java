package dev.salesflow.imports.reading;

import static dev.salesflow.imports.reading.Field.amount;
import static dev.salesflow.imports.reading.Field.choice;
import static dev.salesflow.imports.reading.Field.date;
import static dev.salesflow.imports.reading.Field.text;
import static dev.salesflow.imports.reading.Field.whole;
import static dev.salesflow.imports.reading.Field.yesNo;

import dev.salesflow.shared.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a list is about, and the fields it may give. Lengths are those of the tables. */
public enum ImportKind {
    TEAM(
            text("name", 100).needed(), text("login", 63), text("email", 254), choice("role", Words.ROLE),
            text("manager", 100), text("territory", 100)),
    PRODUCTS(
            text("name", 200).needed(), text("code", 50), text("series", 100), amount("listPrice"), text("unit", 50),
            text("currency", 20).of(Field.Type.CURRENCY), amount("cost"), yesNo("wholeUnits")),
    CUSTOMERS(
            text("name", 200).needed(), text("externalId", 100), text("registrationNumber", 50), text("industry", 100).known(Field.Known.INDUSTRY),
            whole("employees", 0, Integer.MAX_VALUE), amount("annualRevenue"), text("currency", 20).of(Field.Type.CURRENCY),
            whole("yearEstablished", 1000, 2200), text("phone", 50), text("email", 254), text("website", 300),
            text("country", 100), text("city", 100), text("address", 500), text("parent", 200), text("territory", 100).known(Field.Known.TERRITORY),
            text("owner", 100).known(Field.Known.PERSON), text("source", 100), text("need", 2000), date("expectedPurchase"),
            amount("budget").of(Field.Type.RANGE), amount("budgetMin"), amount("budgetMax"), choice("computerisation", Words.COMPUTERISATION),
            choice("systemState", Words.SYSTEM_STATE), choice("selection", Words.SELECTION),
            choice("satisfaction", Words.SATISFACTION), yesNo("vendorHope"), yesNo("designerLeft"), text("note", 10_000)),
    CONTACTS(
            text("customer", 200).needed().known(Field.Known.CUSTOMER), text("name", 100).needed(), text("title", 100),
            text("role", 100), text("phone", 50), text("mobile", 50), text("email", 254), date("birthday"), text("note", 2000),
            text("recordId", 100)),
    OPPORTUNITIES(
            text("externalId", 100), text("customer", 200).needed().known(Field.Known.CUSTOMER),
            text("product", 200).known(Field.Known.PRODUCT), text("owner", 100).known(Field.Known.PERSON),
            choice("stage", Words.STAGE), choice("outcome", Words.OUTCOME), date("startedOn"), date("closedOn"),
            date("expectedSigning"), amount("amount"), text("currency", 20).of(Field.Type.CURRENCY), text("lostReason", 1000),
            text("competitor", 200), text("note", 10_000));

    private final List<Field> fields;
    private final Map<String, Field> byName;

    ImportKind(Field... fields) {
        this.fields = List.of(fields);
        this.byName = Arrays.stream(fields).collect(Collectors.toUnmodifiableMap(Field::name, Function.identity()));
    }

    public List<Field> fields() {
        return fields;
    }

    public List<String> fieldNames() {
        return fields.stream().map(Field::name).toList();
    }

    public boolean has(String field) {
        return byName.containsKey(field);
    }

    public Field field(String name) {
        return byName.get(name);
    }

    /** As the contract and the addresses write it, for instance {@code opportunities}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A row without its customer, or with one that nobody knows, is worth a question, not only a failed row. */
    public boolean asksFor(Field field) {
        return this == OPPORTUNITIES && field.name().equals("customer");
    }

    public static ImportKind of(String code) {
        for (var kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw Refusal.ofField("kind", "imports.kind.unknown",
                Arrays.stream(values()).map(ImportKind::code).collect(Collectors.joining(", ")));
    }
}
