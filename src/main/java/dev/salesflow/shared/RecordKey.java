package dev.salesflow.shared;

import java.util.Optional;
import java.util.UUID;

/**
 * What a list calls a record that has no number of its own: {@code salesflow:} and the record's id. Exports write it in
 * place of an external id and imports find the record by it; where there is no such record, it is an external id as any.
 */
public final class RecordKey {

    private static final String PREFIX = "salesflow:";
    private static final int UUID_LENGTH = 36;

    private RecordKey() {
    }

    /** SQL for the external id of the row of that alias, or its key where it has none. */
    public static String sql(String alias) {
        return "coalesce(%s.external_id, %s)".formatted(alias, keySql(alias));
    }

    /** SQL for the key of the row of that alias. */
    public static String keySql(String alias) {
        return "'%s' || %s.id".formatted(PREFIX, alias);
    }

    /** SQL for the id that the text column holds the key of, else null. */
    public static String idSql(String column) {
        return "case when %1$s ~ '^%2$s[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then cast(substr(%1$s, %3$d) as uuid) end"
                .formatted(column, PREFIX, PREFIX.length() + 1);
    }

    public static Optional<UUID> id(String word) {
        if (!word.startsWith(PREFIX) || word.length() != PREFIX.length() + UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(word.substring(PREFIX.length())));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    public static String of(UUID id) {
        return PREFIX + id;
    }
}
