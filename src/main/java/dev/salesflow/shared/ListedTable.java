package dev.salesflow.shared;

/**
 * A table whose records lists bring in.
 *
 * @param key its key column, of the type {@code keyType}
 * @param label SQL on the alias {@code t} for what a person calls the record
 * @param hasHistory whether its changes are told elsewhere, with who and when; otherwise the version number alone tells
 *     of one, and goes back with the values
 */
public record ListedTable(String name, String key, String keyType, String label, boolean hasHistory) {

    /** SQL that deletes the records whose keys stand in the one parameter, an array of texts. */
    public String deletion() {
        return "delete from %s where %s = any(cast(? as %s[]))".formatted(name, key, keyType);
    }
}
