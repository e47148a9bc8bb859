package dev.salesflow.customer;

import java.util.List;

/**
 * Asked of module grading before a list's new customers are written, so that each row and its index entries are written
 * once. The decisions themselves follow when the customers are there, and find the grade in place.
 */
public interface FirstGrades {

    /** @param grade A to D, or null where too little is known */
    record FirstGrade(String grade, boolean flagged) {
    }

    /** One for each, in their order. */
    List<FirstGrade> of(List<CustomerData> customers);
}
