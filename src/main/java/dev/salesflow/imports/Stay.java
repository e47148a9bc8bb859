package dev.salesflow.imports;

import java.time.Instant;
import java.util.List;

/**
 * A record of a list that stays when the list is taken back.
 *
 * @param kind {@code customer}, {@code contact}, {@code opportunity}, {@code product}, {@code person} or {@code team}
 * @param reasons what holds it, at least one
 */
public record Stay(String kind, String id, String name, List<Reason> reasons) {

    /**
     * @param key of a sentence, without the prefix {@code imports.stay.}
     * @param by login of the person whose act holds it, or null
     * @param what the record that hangs on it, or null
     */
    public record Reason(String key, String by, Instant at, String what) {
    }
}
