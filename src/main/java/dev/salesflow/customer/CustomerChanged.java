package dev.salesflow.customer;

import java.util.Set;
import java.util.UUID;

/**
 * Facts of a customer changed.
 *
 * @param fields keys as in {@link CustomerField#key()}, or {@value #CONTACTS} where it was the people
 */
public record CustomerChanged(UUID customerId, Set<String> fields, String by) {

    public static final String CONTACTS = "contacts";

    public CustomerChanged {
        fields = Set.copyOf(fields);
    }
}
