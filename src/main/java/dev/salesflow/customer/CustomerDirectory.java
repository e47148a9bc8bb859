package dev.salesflow.customer;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.RecordKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds customers by what a list calls them: external id, record key, else name in any spelling. */
@Component
@Transactional(readOnly = true)
public class CustomerDirectory {

    private static final int MOST_WORDS = 1_000;

    private final JdbcClient jdbc;

    CustomerDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** SQL for what a list calls the customer of that alias: the name, or where that does not tell which, id or key. */
    public static String word(String alias) {
        return """
                case when exists (select 1 from customer d where d.name_key = %1$s.name_key and d.id <> %1$s.id)
                    or exists (select 1 from customer d where d.external_id = %1$s.name and d.id <> %1$s.id)
                then %2$s else %1$s.name end""".formatted(alias, RecordKey.sql(alias));
    }

    /** For each of the words the customers it may mean, of those the person may see; a word that names none is absent. */
    public Map<String, Set<UUID>> find(Collection<String> words, Viewer viewer) {
        var byKey = words.stream().collect(Collectors.groupingBy(NameKey::of, Collectors.toSet()));
        var found = new HashMap<String, Set<UUID>>();
        if (words.isEmpty()) {
            return found;
        }
        read("m.external_id", words, viewer)
                .forEach(row -> found.put(row.word(), Set.of(row.id())));
        var byRecord = words.stream().filter(word -> RecordKey.id(word).isPresent()).collect(Collectors.toSet());
        if (!byRecord.isEmpty()) {
            ofRecords(byRecord, viewer).forEach(row -> found.putIfAbsent(row.word(), Set.of(row.id())));
        }
        read("m.name_key", byKey.keySet(), viewer).stream()
                .collect(Collectors.groupingBy(Row::word, Collectors.mapping(Row::id, Collectors.toSet())))
                .forEach((key, ids) -> byKey.get(key).forEach(word -> found.putIfAbsent(word, ids)));
        return found;
    }

    private List<Row> ofRecords(Set<String> keys, Viewer viewer) {
        return jdbc.sql("select m.id, c.id from customer m join customer c on c.id = coalesce(m.merged_into, m.id) where m.id = any(:ids) and "
                        + CustomerSight.of(viewer, "c"))
                .params(viewer.parameters())
                .param("ids", keys.stream().map(key -> RecordKey.id(key).orElseThrow()).toArray(UUID[]::new))
                .query((rs, n) -> new Row(RecordKey.of(rs.getObject(1, UUID.class)), rs.getObject(2, UUID.class))).list();
    }

    private record Row(String word, UUID id) {
    }

    /** What a merged customer was called still names the one that it is a part of. */
    private List<Row> read(String column, Collection<String> words, Viewer viewer) {
        return jdbc.sql("select " + column + ", c.id from customer m join customer c on c.id = coalesce(m.merged_into, m.id) where "
                        + column + " = any(:words) and " + CustomerSight.of(viewer, "c"))
                .params(viewer.parameters())
                .param("words", words.toArray(String[]::new))
                .query((rs, n) -> new Row(rs.getString(1), rs.getObject(2, UUID.class)))
                .list();
    }

    /** All names the person may see, or none where there are more than the given number: for near matches. */
    public List<String> names(int most, Viewer viewer) {
        var names = jdbc.sql("select name from customer c where " + CustomerSight.of(viewer, "c") + " limit :most")
                .params(viewer.parameters()).param("most", most + 1).query(String.class).list();
        return names.size() > most ? List.of() : names;
    }

    /** Words in use, for near matches; they say nothing of a single customer. */
    public List<String> industries() {
        return industries(MOST_WORDS);
    }

    public List<String> territories() {
        return territories(MOST_WORDS);
    }

    public List<String> industries(int most) {
        return words("industry", most);
    }

    public List<String> territories(int most) {
        return words("territory", most);
    }

    /** How customers were found: directories, exhibitions, referrals, in the words of who entered them. */
    public List<String> sources() {
        return words("source", MOST_WORDS);
    }

    private List<String> words(String column, int most) {
        return jdbc.sql(wordsSql(column)).param("most", most).query(String.class).list();
    }

    /** Jumps through the index, which leaves out merged customers, from one value to the next, instead of reading every customer. */
    static String wordsSql(String column) {
        return """
                with recursive known(value) as (
                    (select %1$s from customer where %1$s is not null and merged_into is null order by %1$s limit 1)
                    union all
                    select (select %1$s from customer where %1$s > known.value and merged_into is null order by %1$s limit 1)
                    from known where known.value is not null)
                select value from known where value is not null limit :most""".formatted(column);
    }
}
