package dev.salesflow.shared;

import java.util.List;
import java.util.UUID;

/**
 * How a module takes back what lists brought into one of its tables; all in the caller's transaction, which has locked
 * the records and knows that nothing else needs them.
 */
public interface ListedRecords {

    ListedTable table();

    /** How much of this many records one transaction takes on, so that nobody waits long. */
    default List<List<String>> portions(List<String> keys) {
        return List.of(keys);
    }

    /** Deletes records that the list made. */
    void remove(UUID list, List<String> keys);

    /** These have their former values again: takes back what followed from the others. */
    default void restored(UUID list, List<String> keys) {
    }

    /** All of the list is taken back but what stays: other lists may go on with what it made beside its own records. */
    default void ended(UUID list) {
    }
}
