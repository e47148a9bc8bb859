package dev.salesflow.exports;

import java.util.List;
import java.util.Map;

/**
 * A list that somebody asks for as a file.
 *
 * @param kind as the import contract calls it, for instance {@code customers}
 * @param asked address of the console's list that shows the same rows
 * @param from SQL from {@code from} to {@code order by}
 * @param parameters the values it names
 */
public record Export(String kind, String asked, List<Column> columns, String from, Map<String, Object> parameters) {

    /**
     * One column.
     *
     * @param field its name in the import contract
     * @param label key of its name for people
     * @param words beginning of the keys that name its values for people; null where a value speaks for itself
     */
    public record Column(String field, String sql, String label, String words) {

        /** The words of a column that holds logins: people's names. */
        static final String PEOPLE = "";

        public static Column of(String field, String sql, String label) {
            return new Column(field, sql, label, null);
        }

        public static Column ofPeople(String field, String sql, String label) {
            return new Column(field, sql, label, PEOPLE);
        }

        public Column said(String prefix) {
            return new Column(field, sql, label, prefix);
        }
    }
}
