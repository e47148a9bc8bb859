package dev.salesflow.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which records the rows before the batch at hand, of the same list, stand for. */
@FunctionalInterface
public interface EarlierRows {

    EarlierRows NONE = record -> 0;

    /** The line of the earlier row, or 0. */
    int line(String record);

    /** The outcome of a row that stands for this record, where an earlier one does already. */
    default Optional<RowOutcome> repeated(String record) {
        int line = line(record);
        return line == 0 ? Optional.empty() : Optional.of(RowOutcome.repeating(line, record));
    }

    /** As above for rows by position. */
    default Map<Integer, RowOutcome> repeated(Map<Integer, UUID> records) {
        var repeated = new HashMap<Integer, RowOutcome>();
        records.forEach((n, record) -> repeated(record.toString()).ifPresent(outcome -> repeated.put(n, outcome)));
        return repeated;
    }
}
