package dev.salesflow.grading;

import dev.salesflow.customer.CustomerField;
import dev.salesflow.rules.RowNote;
import java.util.List;

/**
 * What the tables say of one customer.
 *
 * @param grade null: too little is known
 * @param row null: no row fits, which only a table with a gap can bring about
 * @param flagged the expected signing belongs to another grade
 */
record Verdict(Grade grade, int version, Integer row, RowNote note, List<CustomerField> missing, boolean flagged) {
}
