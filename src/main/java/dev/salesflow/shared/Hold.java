package dev.salesflow.shared;

import java.util.List;

/**
 * Why a record that a list brought cannot be taken back: somebody changed it since, or something hangs on it.
 *
 * @param table whose records are held
 * @param reason key of the sentence, without the prefix {@code imports.stay.}
 * @param change counts for records that the list only changed, too
 * @param named whether the query has a column {@code what} that names the record hanging on it
 * @param sql query with the columns {@code record} (key of the held one), {@code by_login} and {@code at}, which may be
 *     null; {@code :list} is the list. Plain enough to be narrowed to some records from outside
 */
public record Hold(String table, String reason, boolean change, boolean named, String sql) {

    public Hold(String table, String reason, boolean change, String sql) {
        this(table, reason, change, false, sql);
    }

    /** Declared by every module that has something to hold; the first that fits is told. */
    @FunctionalInterface
    public interface Source {
        List<Hold> holds();
    }

    /**
     * Holds records of a table without history whose version is another than the list left.
     *
     * @param first version of a new record
     */
    public static Hold changed(ListedTable table, int first) {
        return new Hold(table.name(), "changed", true, """
                select t.%2$s as record, cast(null as text) as by_login, cast(null as timestamptz) as at from %1$s t
                left join list_former f on f.list_id = :list and f.table_name = '%1$s' and f.key = t.%2$s::text
                where t.version <> coalesce(f.version, %3$d)""".formatted(table.name(), table.key(), first));
    }

    /** Holds what a record points to, unless that record goes or turns away from it with the list itself. */
    public static Hold pointedAt(String held, String reason, ListedTable by, String column) {
        return new Hold(held, reason, false, true, """
                select t.%3$s as record, cast(null as text) as by_login, cast(null as timestamptz) as at, %4$s as what from %1$s t
                where t.%3$s is not null and (exists (
                        select 1 from list_stay s where s.list_id = :list and s.table_name = '%1$s' and s.key = t.%2$s::text)
                    or t.list_id is distinct from :list and not exists (
                        select 1 from list_former f where f.list_id = :list and f.table_name = '%1$s' and f.key = t.%2$s::text and f.former -> '%3$s' is not null))"""
                .formatted(by.name(), by.key(), column, by.label()));
    }
}
