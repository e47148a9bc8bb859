package dev.salesflow.grading;

import java.util.UUID;

/**
 * A customer's grade in force changed, by the rules or by a manager's override. A run over many customers tells it of none.
 *
 * @param from null: was not graded
 * @param to null: is not graded any more
 * @param by login of the person whose change caused it, or null: the system
 */
public record CustomerGraded(UUID customerId, Grade from, Grade to, String by) {
}
