package dev.salesflow.rules;

/**
 * A row that fitted a case.
 *
 * @param row its number in the table, from 1
 */
public record FiredRow<R>(int row, RowNote note, R result) {
}
