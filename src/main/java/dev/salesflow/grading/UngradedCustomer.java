package dev.salesflow.grading;

import java.util.List;
import java.util.UUID;

/**
 * A customer of whom too little is known.
 *
 * @param owner login of whoever has to find it out; null while the customer is nobody's
 * @param missing keys of the customer's fields that are needed for a grade
 */
public record UngradedCustomer(UUID id, String name, String owner, String ownerName, List<String> missing) {
}
