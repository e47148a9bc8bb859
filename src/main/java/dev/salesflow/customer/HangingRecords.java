package dev.salesflow.customer;

/**
 * Records of some module that hang on a customer, and what becomes of them where two customers are merged. Each module
 * tells of its own as a bean, so that customers need not know deals; a test holds every foreign key to one of these.
 *
 * @param name names them in the message files: {@code customer.hanging.<name>}; null where people are not told of them
 * @param table with the alias {@code t}; where they only follow, joined to what they follow
 * @param column the customer's id, a column of {@code t} except where they only follow
 * @param fate what becomes of them
 * @param versioned whether {@code version} counts their changes, so that who holds an older one is refused
 * @param condition SQL about {@code t} and {@code :into} that holds for those that move; the others stay
 */
public record HangingRecords(String name, String table, String column, Fate fate, boolean versioned, String condition) {

    /** What becomes of records on a merge. */
    public enum Fate {
        /** They belong to the other customer from then on. */
        MOVE,
        /** They tell of the merged customer itself and stay with it. */
        STAY,
        /** They hang on records that move, and need nothing done. */
        FOLLOW
    }

    public static HangingRecords moving(String name, String table, String column) {
        return new HangingRecords(name, table, column, Fate.MOVE, false, "true");
    }

    public static HangingRecords staying(String name, String table, String column) {
        return new HangingRecords(name, table, column, Fate.STAY, false, "true");
    }

    public static HangingRecords following(String name, String joined, String column) {
        return new HangingRecords(name, joined, column, Fate.FOLLOW, false, "true");
    }

    public HangingRecords withVersion() {
        return new HangingRecords(name, table, column, fate, true, condition);
    }

    public HangingRecords where(String moves) {
        return new HangingRecords(name, table, column, fate, versioned, moves);
    }

    /** Table and column, by which a merge remembers what moved. */
    public String place() {
        return table + "." + column;
    }
}
