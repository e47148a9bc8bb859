package dev.salesflow.grading;

import java.util.List;
import java.util.UUID;

/**
 * A customer of whom too little is known.
 *
 * @param missing keys of the customer's fields that are needed for a grade
 */
public record UngradedCustomer(UUID id, String name, String owner, List<String> missing) {
}
