package dev.salesflow.grading;

import java.util.List;
import java.util.UUID;

/**
 * A customer of whom too little is known.
 *
 * @param owner name of whoever has to find it out; null while the customer is nobody's
 * @param missing keys of the customer's fields that are needed for a grade
 * @param mayEdit whether the person who asked may fill them in
 */
public record UngradedCustomer(UUID id, String name, String owner, List<String> missing, boolean mayEdit) {
}
