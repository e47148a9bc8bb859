package dev.salesflow.imports.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What people decided about lists of the kind.
 *
 * @param mapping column → field for a list with the same columns, or null
 * @param synonyms field → word, folded where it was read → value meant: empty to leave the cell empty, the word itself to leave it as it is
 * @param answers question id → answer for a list with the same columns, but what is said of values
 */
public record Earlier(Map<String, String> mapping, Map<String, Map<String, String>> synonyms, Map<String, JsonNode> answers) {

    public static final Earlier NOTHING = new Earlier(null, Map.of(), Map.of());
}
