package dev.salesflow.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server keeps its data through stops, kills and second starts. */
class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void aSecondStartKeepsAllData() throws Exception {
        write(folder, "create table kept as select 42 as answer");

        assertThat(read(folder, "select answer from kept")).isEqualTo("42");
    }

    @Test
    void aServerLeftBehindByAKilledRunIsStoppedAndItsDataKept() throws Exception {
        var orphaned = orphan();
        try {
            assertThat(ProcessHandle.of(serverOf(folder))).hasValueSatisfying(ProcessHandle::isAlive);

            assertThat(read(folder, "select answer from kept")).isEqualTo("42");
        } finally {
            orphaned.destroyForcibly();
        }
    }

    @Test
    void aStalePidFileOfAServerThatIsGoneIsNoObstacle() throws Exception {
        write(folder, "create table kept as select 42 as answer");
        Files.writeString(folder.resolve("postgres/postmaster.pid"), "999999999\n");

        assertThat(read(folder, "select answer from kept")).isEqualTo("42");
    }

    @Test
    void twoApplicationsNeverShareAFolder() throws Exception {
        var first = new EmbeddedDatabase(folder);
        try {
            assertThatThrownBy(() -> new EmbeddedDatabase(folder))
                    .hasMessageContaining("another Salesflow is running on the folder");
        } finally {
            first.destroy();
        }
    }

    @Test
    void nobodyConnectsWithoutThePassword() throws Exception {
        var database = new EmbeddedDatabase(folder);
        try {
            assertThatThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        } finally {
            database.destroy();
        }
    }

    /** Another JVM starts the server, writes, and is killed with no chance to stop it. */
    private Process orphan() throws IOException {
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), KilledRun.class.getName(), folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var lines = process.inputReader()) {
            assertThat(lines.lines().anyMatch(KilledRun.WRITTEN::equals)).isTrue();
        }
        process.destroyForcibly().onExit().join();
        return process;
    }

    private static long serverOf(Path folder) throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(0).strip());
    }

    private static void write(Path folder, String sql) throws Exception {
        var database = new EmbeddedDatabase(folder);
        try (var connection = DriverManager.getConnection(
                database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } finally {
            database.destroy();
        }
    }

    private static String read(Path folder, String sql) throws Exception {
        var database = new EmbeddedDatabase(folder);
        try (var connection = DriverManager.getConnection(
                database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } finally {
            database.destroy();
        }
    }

    /** The run that is killed. */
    static final class KilledRun {

        static final String WRITTEN = "written";

        public static void main(String[] arguments) throws Exception {
            var database = new EmbeddedDatabase(Path.of(arguments[0]));
            try (var connection = DriverManager.getConnection(
                    database.getJdbcUrl(), database.getUsername(), database.getPassword());
                    var statement = connection.createStatement()) {
                statement.execute("create table kept as select 42 as answer");
            }
            System.out.println(WRITTEN);
            Thread.currentThread().join();
        }
    }
}
