package dev.salesflow.customer.merge;

import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.FieldChange;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One customer is a part of another.
 *
 * @param by name of the person
 * @param changes what it changed of the one that stayed
 */
public record Merge(UUID id, UUID from, String fromName, UUID into, String by, Instant at, List<FieldChange> changes) {

    /** Fields that it changed and nobody did since; where the currency changed, no amount counts alone. */
    public Set<CustomerField> untouched(CustomerData now) {
        var changed = new HashMap<CustomerField, Boolean>();
        changes.forEach(change -> CustomerField.ofKey(change.field())
                .ifPresent(field -> changed.put(field, Objects.equals(field.textIn(now), change.after()))));
        boolean moneyApart = changed.containsKey(CustomerField.CURRENCY)
                && CustomerField.MONEY.stream().anyMatch(field -> Boolean.FALSE.equals(changed.get(field)));
        return changed.keySet().stream().filter(changed::get).filter(field -> !moneyApart || !CustomerField.MONEY.contains(field)).collect(Collectors.toSet());
    }
}
