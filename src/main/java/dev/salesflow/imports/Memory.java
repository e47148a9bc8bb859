package dev.salesflow.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.salesflow.identity.Viewer;
import dev.salesflow.imports.reading.Earlier;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.imports.reading.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people decided about earlier lists. Which column is which field and what a word means: one's own decisions first, then the latest of
 * one's team or of an administrator. How dates and numbers are to be read, what is left out and what stays as it is: only one's own.
 */
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
        var mappings = new ArrayList<Map<String, String>>();
        var answers = new HashMap<String, JsonNode>();
        jdbc.sql("select m.mapping, m.answers, m.login = :me from import_memory m" + KNOWN_TO + " and m.shape = :shape order by m.login = :me desc, m.at desc")
                .param("kind", kind.name()).param("me", viewer.login()).param("shape", shape(columns))
                .query(rs -> {
                    if (rs.getString(1) != null) {
                        mappings.add(json.read(rs.getString(1), new TypeReference<>() { }));
                    }
                    if (rs.getBoolean(3)) {
                        answers.putAll(json.read(rs.getString(2), new TypeReference<Map<String, JsonNode>>() { }));
                    }
                });
        var synonyms = new HashMap<String, Map<String, String>>();
        jdbc.sql("select distinct on (m.field, m.word) m.field, m.word, m.meant, m.login = :me from import_synonym m" + KNOWN_TO
                        + " order by m.field, m.word, m.login = :me desc, m.at desc")
                .param("kind", kind.name()).param("me", viewer.login())
                .query(rs -> {
                    var meant = rs.getString(3);
                    if (rs.getBoolean(4) || !meant.isEmpty() && !Words.fold(meant).equals(rs.getString(2))) {
                        synonyms.computeIfAbsent(rs.getString(1), field -> new HashMap<>()).put(rs.getString(2), meant);
                    }
                });
        return new Earlier(mappings.isEmpty() ? null : mappings.get(0), synonyms, answers);
    }

    void remember(ImportKind kind, List<String> columns, Earlier decided, Viewer viewer) {
        if (decided.mapping() != null || !decided.answers().isEmpty()) {
            jdbc.sql("""
                            insert into import_memory as m (kind, shape, login, mapping, answers, at) values (?, ?, ?, ?::jsonb, ?::jsonb, ?)
                            on conflict (kind, shape, login) do update set mapping = coalesce(excluded.mapping, m.mapping),
                                answers = m.answers || excluded.answers, at = excluded.at""")
                    .params(kind.name(), shape(columns), viewer.login(), decided.mapping() == null ? null : json.write(decided.mapping()),
                            json.write(decided.answers()), Timestamp.from(clock.instant())).update();
        }
        decided.synonyms().forEach((field, meant) -> synonyms(kind, field, meant, viewer));
    }

    void forget(ImportKind kind, List<String> columns, Viewer viewer) {
        jdbc.sql("delete from import_memory where kind = ? and shape = ? and login = ?").params(kind.name(), shape(columns), viewer.login()).update();
    }

    private void synonyms(ImportKind kind, String field, Map<String, String> meant, Viewer viewer) {
        var now = Timestamp.from(clock.instant());
        batches.batchUpdate("""
                insert into import_synonym (kind, field, word, login, meant, at) values (?, ?, ?, ?, ?, ?)
                on conflict (kind, field, word, login) do update set meant = excluded.meant, at = excluded.at""",
                meant.entrySet().stream().map(e -> new Object[] {kind.name(), field, Words.fold(e.getKey()), viewer.login(), e.getValue(), now}).toList());
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
