package dev.salesflow.rules;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a condition compares a fact with its cell. A fact that is not known fits {@link #NOT_EQUAL} and {@link #NOT_IN}
 * (nothing says that it is the value), and no other comparison.
 */
public enum Operator {
    EQUAL("="), NOT_EQUAL("!="), LESS("<"), AT_MOST("<="), GREATER(">"), AT_LEAST(">="), BETWEEN("between"),
    IN("in"), NOT_IN("not in"),
    /** The cell says yes or no: is the fact known at all? */
    KNOWN("known");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    public static Optional<Operator> of(String symbol) {
        return Arrays.stream(values()).filter(o -> o.symbol.equals(symbol)).findFirst();
    }

    /** Whether the cell holds any number of values. */
    public boolean takesList() {
        return this == IN || this == NOT_IN;
    }
}
