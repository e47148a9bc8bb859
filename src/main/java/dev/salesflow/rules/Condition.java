package dev.salesflow.rules;

import java.util.List;

/**
 * One filled cell of a condition column: typed values, never text to be run.
 *
 * @param values one, or two ascending for {@link Operator#BETWEEN}, or any number for lists
 */
public record Condition(TableField field, Operator operator, List<Object> values) {

    public Condition {
        values = List.copyOf(values);
    }

    /** What the engine must answer too; checks and explanations use this. Null: the fact is not known. */
    public boolean fits(Object fact) {
        return switch (operator) {
            case KNOWN -> (fact != null) == (Boolean) values.get(0);
            case NOT_EQUAL, NOT_IN -> fact == null || values.stream().noneMatch(v -> compare(fact, v) == 0);
            case EQUAL, IN -> fact != null && values.stream().anyMatch(v -> compare(fact, v) == 0);
            case LESS -> fact != null && compare(fact, values.get(0)) < 0;
            case AT_MOST -> fact != null && compare(fact, values.get(0)) <= 0;
            case GREATER -> fact != null && compare(fact, values.get(0)) > 0;
            case AT_LEAST -> fact != null && compare(fact, values.get(0)) >= 0;
            case BETWEEN -> fact != null && compare(fact, values.get(0)) >= 0 && compare(fact, values.get(1)) <= 0;
        };
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object fact, Object value) {
        return ((Comparable<Object>) fact).compareTo(value);
    }
}
