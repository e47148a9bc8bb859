package dev.salesflow.customer.merge;

import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerField;
import java.util.List;
import java.util.Set;

/**
 * Two customers side by side.
 *
 * @param into the one that would stay
 * @param from the one that would become a part of it
 * @param fields those that at least one of them has
 */
public record Comparison(Customer into, Customer from, List<Field> fields, List<Hanging> hanging) {

    /**
     * One field of both.
     *
     * @param money whether the choice takes all amounts along, which would else be read in the other's currency
     * @param choices what can be chosen; one alone where both say the same
     */
    public record Field(CustomerField field, boolean money, Set<Source> choices, Source proposed) {
    }

    /** How many records of one kind hang on each; {@code name} as in {@code HangingRecords}. */
    public record Hanging(String name, long into, long from) {
    }
}
