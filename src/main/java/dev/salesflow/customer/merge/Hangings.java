package dev.salesflow.customer.merge;

import dev.salesflow.customer.HangingRecords;
import dev.salesflow.customer.HangingRecords.Fate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything of all modules that hangs on customers: counted, moved from one to another, and given back. */
@Component
class Hangings {

    private final List<HangingRecords> all;
    private final JdbcClient jdbc;

    Hangings(List<HangingRecords> all, JdbcClient jdbc) {
        this.all = all;
        this.jdbc = jdbc;
    }

    List<Comparison.Hanging> count(UUID into, UUID from) {
        return all.stream().filter(records -> records.name() != null)
                .map(records -> new Comparison.Hanging(records.name(), count(records, into), count(records, from)))
                .toList();
    }

    private long count(HangingRecords records, UUID customer) {
        var column = records.fate() == Fate.FOLLOW ? records.column() : "t." + records.column();
        return jdbc.sql("select count(*) from %s where %s = ?".formatted(aliased(records), column))
                .param(customer).query(Long.class).single();
    }

    private static String aliased(HangingRecords records) {
        return records.fate() == Fate.FOLLOW ? records.table() : records.table() + " t";
    }

    /** Remembers each record with the statement that moves it. */
    void move(UUID merge, UUID from, UUID into) {
        moving().forEach(records -> jdbc.sql("""
                        with moved as (
                            update %1$s t set %2$s = :into%3$s where t.%2$s = :from and %4$s returning t.id)
                        insert into customer_merge_moved (merge_id, place, record) select :merge, :place, cast(id as text) from moved"""
                        .formatted(records.table(), records.column(), nextVersion(records), records.condition()))
                .param("merge", merge).param("place", records.place()).param("from", from).param("into", into)
                .update());
    }

    /** Only what still hangs on the one that stayed: what was deleted or taken elsewhere since is left as it is. */
    void giveBack(UUID merge, UUID from, UUID into) {
        moving().forEach(records -> jdbc.sql("""
                        update %1$s t set %2$s = :from%3$s from customer_merge_moved m
                        where m.merge_id = :merge and m.place = :place and t.id = cast(m.record as %4$s) and t.%2$s = :into"""
                        .formatted(records.table(), records.column(), nextVersion(records), idType(records)))
                .param("merge", merge).param("place", records.place()).param("from", from).param("into", into)
                .update());
    }

    /** So that the record is found by its key. */
    private String idType(HangingRecords records) {
        return jdbc.sql("""
                        select format_type(atttypid, null) from pg_attribute
                        where attrelid = cast(? as regclass) and attname = 'id'""")
                .param(records.table()).query(String.class).single();
    }

    private List<HangingRecords> moving() {
        return all.stream().filter(records -> records.fate() == Fate.MOVE).toList();
    }

    private static String nextVersion(HangingRecords records) {
        return records.versioned() ? ", version = t.version + 1" : "";
    }
}
