package dev.salesflow.customer.merge;

import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
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
            if (!choices.isEmpty()) {
                fields.add(new Comparison.Field(field, choices, proposed(field, choices, written)));
            }
        }
        return fields;
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

    /** A field without a choice keeps the value of the one that stays. */
    CustomerData data(Map<CustomerField, Source> chosen) {
        var values = into.data().values();
        chosen.forEach((field, source) -> {
            if (source == Source.FROM) {
                values.put(field, field.in(from.data()));
            } else if (source == Source.BOTH && choices(field).contains(Source.BOTH)) {
                values.put(field, field.in(into.data()) + "\n\n" + field.in(from.data()));
            }
        });
        return CustomerData.of(values);
    }
}
