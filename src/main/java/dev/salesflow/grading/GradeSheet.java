package dev.salesflow.grading;

import dev.salesflow.customer.CustomerField;
import java.util.List;

/**
 * What a row of customer-grade says: a grade, or the facts that are needed for one.
 *
 * @param missing of these, the ones not known are what to find out; null where the row grades
 */
public record GradeSheet(Grade grade, List<CustomerField> missing) {
}
