package dev.salesflow.customer.merge;

import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import java.time.Instant;
import dev.salesflow.shared.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What one customer is made of that two become: field by field the one value, the other, or both. */
final class Blend {

    /** Worth keeping from both, one below the other. */
    private static final Set<CustomerField> TEXTS = EnumSet.of(CustomerField.NEED, CustomerField.NOTE);
    /** What says who the one that stays is, whatever of it was written last. */
    private static final Set<CustomerField> IDENTITY = EnumSet.of(CustomerField.NAME, CustomerField.EXTERNAL_ID,
            CustomerField.REGISTRATION_NUMBER, CustomerField.OWNER);

    private final Customer into;
    private final Customer from;

    Blend(Customer into, Customer from) {
        this.into = into;
        this.from = from;
    }

    /** @param written by customer and the field's key, when it was last written; absent: when the customer was taken up */
    List<Comparison.Field> fields(Map<UUID, Map<String, Instant>> written) {
        var fields = new ArrayList<Comparison.Field>();
        for (var field : CustomerField.values()) {
            var choices = choices(field);
            if (twoCurrencies() && CustomerField.MONEY.contains(field)) {
                if (field == CustomerField.CURRENCY) {
                    fields.add(new Comparison.Field(field, true, EnumSet.of(Source.INTO, Source.FROM), proposedMoney(written)));
                }
            } else if (!choices.isEmpty()) {
                fields.add(new Comparison.Field(field, false, choices, proposed(field, choices, written)));
            }
        }
        return fields;
    }

    /** An amount of the one must not come under the currency of the other. */
    private boolean twoCurrencies() {
        return !Objects.equals(into.data().currency(), from.data().currency());
    }

    /** That of the one with more amounts, else the one written last. */
    private Source proposedMoney(Map<UUID, Map<String, Instant>> written) {
        long mine = amounts(into);
        long theirs = amounts(from);
        boolean later = latest(from, written).isAfter(latest(into, written));
        return theirs > mine || theirs == mine && later ? Source.FROM : Source.INTO;
    }

    private static long amounts(Customer customer) {
        return CustomerField.MONEY.stream().filter(field -> field.in(customer.data()) != null).count();
    }

    private static Instant latest(Customer customer, Map<UUID, Map<String, Instant>> written) {
        return CustomerField.MONEY.stream().map(field -> written(customer, field, written)).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Empty where neither has a value. */
    private Set<Source> choices(CustomerField field) {
        var mine = field.textIn(into.data());
        var theirs = field.textIn(from.data());
        if (Objects.equals(mine, theirs)) {
            return mine == null ? Set.of() : EnumSet.of(Source.INTO);
        }
        return mine != null && theirs != null && TEXTS.contains(field) ? EnumSet.allOf(Source.class)
                : EnumSet.of(Source.INTO, Source.FROM);
    }

    /** The fuller one, else the one written last; a company is never above itself. */
    private Source proposed(CustomerField field, Set<Source> choices, Map<UUID, Map<String, Instant>> written) {
        if (choices.size() == 1 || from.id().equals(field.in(into.data())) && field == CustomerField.PARENT) {
            return choices.size() == 1 ? Source.INTO : Source.FROM;
        }
        if (field.in(from.data()) == null || field == CustomerField.PARENT && into.id().equals(field.in(from.data()))) {
            return Source.INTO;
        }
        if (field.in(into.data()) == null) {
            return Source.FROM;
        }
        if (choices.contains(Source.BOTH)) {
            return Source.BOTH;
        }
        return !IDENTITY.contains(field) && written(from, field, written).isAfter(written(into, field, written))
                ? Source.FROM : Source.INTO;
    }

    private static Instant written(Customer customer, CustomerField field, Map<UUID, Map<String, Instant>> written) {
        return written.getOrDefault(customer.id(), Map.of()).getOrDefault(field.key(), customer.createdAt());
    }

    /** A field without a choice keeps the value of the one that stays; amounts in two currencies go by one choice. */
    CustomerData data(Map<CustomerField, Source> chosen) {
        var values = into.data().values();
        together(chosen).forEach((field, source) -> {
            if (source == Source.FROM) {
                values.put(field, field.in(from.data()));
            } else if (source == Source.BOTH && choices(field).contains(Source.BOTH)) {
                values.put(field, field.in(into.data()) + "\n\n" + field.in(from.data()));
            }
        });
        return CustomerData.of(values);
    }

    private Map<CustomerField, Source> together(Map<CustomerField, Source> chosen) {
        if (!twoCurrencies()) {
            return chosen;
        }
        var money = chosen.entrySet().stream().filter(choice -> CustomerField.MONEY.contains(choice.getKey())).map(Map.Entry::getValue).distinct().toList();
        if (money.size() > 1) {
            throw Refusal.ofField(CustomerField.CURRENCY.key(), "customer.merge.error.money");
        }
        var all = new HashMap<>(chosen);
        money.forEach(source -> CustomerField.MONEY.forEach(field -> all.put(field, source)));
        return all;
    }
}
