package dev.salesflow.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.salesflow.imports.reading.Profile;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was seen of files that are not through yet, and whether a person still looks at them. Goes with the file. */
@Repository
class Reviews {

    private final JdbcClient jdbc;
    private final Json json;

    Reviews(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Nothing of this import is written before a person says so. */
    void await(UUID id) {
        jdbc.sql("insert into import_review (import_id, waiting) values (?, true)").param(id).update();
    }

    boolean waiting(UUID id) {
        return jdbc.sql("select waiting from import_review where import_id = ?").param(id).query(Boolean.class).optional().orElse(false);
    }

    void confirmed(UUID id) {
        jdbc.sql("update import_review set waiting = false, draft = '{}' where import_id = ?").param(id).update();
    }

    void keep(UUID id, Profile profile) {
        jdbc.sql("""
                        insert into import_review (import_id, waiting, profile) values (?, false, ?::json)
                        on conflict (import_id) do update set profile = excluded.profile""")
                .params(id, json.write(profile)).update();
    }

    Optional<Profile> profile(UUID id) {
        return jdbc.sql("select profile from import_review where import_id = ? and profile is not null").param(id).query(String.class).optional()
                .map(text -> json.read(text, new TypeReference<>() { }));
    }

    /** Answers on the page that nobody has confirmed yet. */
    Map<String, JsonNode> draft(UUID id) {
        return jdbc.sql("select draft from import_review where import_id = ?").param(id).query(String.class).optional()
                .map(text -> json.read(text, new TypeReference<Map<String, JsonNode>>() { })).orElse(Map.of());
    }

    void draft(UUID id, Map<String, JsonNode> answers) {
        jdbc.sql("update import_review set draft = ?::jsonb where import_id = ?").params(json.write(answers), id).update();
    }
}
