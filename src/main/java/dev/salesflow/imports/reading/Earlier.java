package dev.salesflow.imports.reading;

import java.util.Map;

/**
 * What people decided about earlier lists of the kind.
 *
 * @param mapping column → field for a list with the same columns, or null
 * @param synonyms field → folded word → value meant
 */
public record Earlier(Map<String, String> mapping, Map<String, Map<String, String>> synonyms) {

    public static final Earlier NOTHING = new Earlier(null, Map.of());
}
