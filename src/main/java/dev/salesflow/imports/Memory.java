package dev.salesflow.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.salesflow.identity.Viewer;
import dev.salesflow.imports.reading.Earlier;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.imports.reading.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people decided about earlier lists: one's own decisions first, then the latest of one's team or of an administrator. */
@Repository
class Memory {

    private static final String KNOWN_TO = " join app_user u on u.login = m.login where m.kind = :kind and (m.login = :me or u.role = 'ADMIN'"
            + " or u.team_id = (select team_id from app_user where login = :me))";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Json json;
    private final Clock clock;

    Memory(JdbcClient jdbc, JdbcTemplate batches, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.clock = clock;
    }

    Earlier of(ImportKind kind, List<String> columns, Viewer viewer) {
        var mapping = jdbc.sql("select m.mapping from import_memory m" + KNOWN_TO + " and m.shape = :shape order by m.login = :me desc, m.at desc limit 1")
                .param("kind", kind.name()).param("me", viewer.login()).param("shape", shape(columns)).query(String.class).optional()
                .map(text -> json.read(text, new TypeReference<Map<String, String>>() { })).orElse(null);
        var synonyms = new HashMap<String, Map<String, String>>();
        jdbc.sql("select distinct on (m.field, m.word) m.field, m.word, m.meant from import_synonym m" + KNOWN_TO
                        + " order by m.field, m.word, m.login = :me desc, m.at desc")
                .param("kind", kind.name()).param("me", viewer.login())
                .query(rs -> {
                    synonyms.computeIfAbsent(rs.getString(1), field -> new HashMap<>()).put(rs.getString(2), rs.getString(3));
                });
        return new Earlier(mapping, synonyms);
    }

    void mapping(ImportKind kind, List<String> columns, Map<String, String> mapping, Viewer viewer) {
        jdbc.sql("""
                        insert into import_memory (kind, shape, login, mapping, at) values (?, ?, ?, ?::jsonb, ?)
                        on conflict (kind, shape, login) do update set mapping = excluded.mapping, at = excluded.at""")
                .params(kind.name(), shape(columns), viewer.login(), json.write(mapping), Timestamp.from(clock.instant())).update();
    }

    void forget(ImportKind kind, List<String> columns, Viewer viewer) {
        jdbc.sql("delete from import_memory where kind = ? and shape = ? and login = ?").params(kind.name(), shape(columns), viewer.login()).update();
    }

    /** A word whose cells are to stay empty is asked about again; one that is right as it stands is not. */
    void synonyms(ImportKind kind, String field, Map<String, String> meant, Viewer viewer) {
        var now = Timestamp.from(clock.instant());
        batches.batchUpdate("delete from import_synonym where kind = ? and field = ? and word = ? and login = ?",
                meant.entrySet().stream().filter(e -> e.getValue().isEmpty())
                        .map(e -> new Object[] {kind.name(), field, Words.fold(e.getKey()), viewer.login()}).toList());
        batches.batchUpdate("""
                insert into import_synonym (kind, field, word, login, meant, at) values (?, ?, ?, ?, ?, ?)
                on conflict (kind, field, word, login) do update set meant = excluded.meant, at = excluded.at""",
                meant.entrySet().stream().filter(e -> !e.getValue().isEmpty())
                        .map(e -> new Object[] {kind.name(), field, Words.fold(e.getKey()), viewer.login(), e.getValue(), now}).toList());
    }

    /** Order does not count. The migration computes the same. */
    static String shape(List<String> columns) {
        try {
            var names = columns.stream().sorted().collect(Collectors.joining("\n"));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
