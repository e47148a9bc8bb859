package dev.salesflow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.imports.reading.Answers;
import dev.salesflow.imports.reading.ImportKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings lists in as a person would and waits until they stand still. Names are a test's own. */
class ImportFixture {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ImportBook book;
    private final Viewers viewers;
    final JdbcClient jdbc;

    ImportFixture(ImportBook book, Viewers viewers, JdbcClient jdbc) {
        this.book = book;
        this.viewers = viewers;
        this.jdbc = jdbc;
    }

    /** Letters that no other test uses. */
    static String word() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "") + Long.toString(System.nanoTime(), 36).replaceAll("\\d", "x");
    }

    UUID team() {
        var id = UUID.randomUUID();
        jdbc.sql("insert into team (id, name) values (?, ?)").params(id, "Team " + id).update();
        return id;
    }

    String person(Role role, UUID team) {
        return person(role, team, "Person " + word());
    }

    String person(Role role, UUID team, String name) {
        var login = role.group() + "-" + UUID.randomUUID();
        jdbc.sql("insert into app_user (login, name, role, team_id) values (?, ?, ?, cast(? as uuid))").params(login, name, role.name(), team).update();
        return login;
    }

    String admin() {
        return person(Role.ADMIN, null);
    }

    ImportRun bring(String kind, String text, String by) {
        return bring(kind, text, by, "{}");
    }

    ImportRun bring(String kind, String text, String by, String answers) {
        return settled(start(kind, text.getBytes(StandardCharsets.UTF_8), by, answers), by);
    }

    ImportRun bring(String kind, byte[] file, String by, String answers) {
        return settled(start(kind, file, by, answers), by);
    }

    UUID start(String kind, byte[] file, String by, String answers) {
        try {
            return book.start(ImportKind.of(kind), "list.csv", new ByteArrayInputStream(file), Map.of(), new Answers(json(answers)), viewers.of(by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImportRun answer(ImportRun run, String answers, String by) {
        book.answer(run.id(), json(answers), viewers.of(by));
        return settled(run.id(), by);
    }

    ImportRun settled(UUID id, String by) {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50))
                .until(() -> book.find(id, viewers.of(by)), run -> !run.state().moving());
    }

    /** Verdict, field and reason of each row, by line. */
    Map<Integer, String> rows(ImportRun run, String by) {
        var rows = new HashMap<Integer, String>();
        book.eachRow(run.id(), viewers.of(by), (line, outcome) -> rows.put(line, outcome.verdict().name().toLowerCase(java.util.Locale.ROOT)
                + (outcome.field() == null ? "" : " " + outcome.field()) + outcome.remarks().stream().map(remark -> " " + remark.key()).collect(Collectors.joining())));
        return rows;
    }

    static void counts(ImportRun run, int created, int updated, int unchanged, int duplicate, int failed) {
        assertThat(run.counts()).isEqualTo(new ImportRun.Counts(created, updated, unchanged, duplicate, failed));
        assertThat(created + updated + unchanged + duplicate + failed).isEqualTo(run.rows());
    }

    private static Map<String, JsonNode> json(String text) {
        try {
            var map = new HashMap<String, JsonNode>();
            JSON.readTree(text).properties().forEach(e -> map.put(e.getKey(), e.getValue()));
            return map;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
