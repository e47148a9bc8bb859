package dev.salesflow.customer;

import dev.salesflow.identity.Viewer;
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

/** Finds customers by what a list calls them: external id, else name in any spelling. */
@Component
@Transactional(readOnly = true)
public class CustomerDirectory {

    private static final int MOST_WORDS = 1_000;

    private final JdbcClient jdbc;

    CustomerDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For each of the words the customers it may mean, of those the person may see; a word that names none is absent. */
    public Map<String, Set<UUID>> find(Collection<String> words, Viewer viewer) {
        var byKey = words.stream().collect(Collectors.groupingBy(NameKey::of, Collectors.toSet()));
        var found = new HashMap<String, Set<UUID>>();
        if (words.isEmpty()) {
            return found;
        }
        read("select external_id, id from customer c where external_id = any(:words)", words, viewer)
                .forEach(row -> found.put(row.word(), Set.of(row.id())));
        read("select name_key, id from customer c where name_key = any(:words)", byKey.keySet(), viewer).stream()
                .collect(Collectors.groupingBy(Row::word, Collectors.mapping(Row::id, Collectors.toSet())))
                .forEach((key, ids) -> byKey.get(key).forEach(word -> found.putIfAbsent(word, ids)));
        return found;
    }

    private record Row(String word, UUID id) {
    }

    private List<Row> read(String sql, Collection<String> words, Viewer viewer) {
        return jdbc.sql(sql + " and " + CustomerSight.of(viewer, "c"))
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
        return distinct("industry");
    }

    public List<String> territories() {
        return distinct("territory");
    }

    /** Jumps through the index from one value to the next, instead of reading every customer. */
    private List<String> distinct(String column) {
        return jdbc.sql("""
                        with recursive known(value) as (
                            (select %1$s from customer where %1$s is not null order by %1$s limit 1)
                            union all
                            select (select %1$s from customer where %1$s > known.value order by %1$s limit 1)
                            from known where known.value is not null)
                        select value from known where value is not null limit :most""".formatted(column))
                .param("most", MOST_WORDS).query(String.class).list();
    }
}
