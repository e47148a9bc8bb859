package dev.salesflow.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/**
 * A real PostgreSQL server run as a child process, with its data kept in one folder from start to start. The library is
 * made for tests; what a kept database needs beyond that (durability, a password, clearing up after a kill) is added here.
 */
class EmbeddedDatabase implements JdbcConnectionDetails, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FileChannel lock;
    private final String password;
    private final EmbeddedPostgres server;

    EmbeddedDatabase(Path folder) {
        try {
            Files.createDirectories(folder);
            lock = lock(folder);
            var data = folder.resolve("postgres").toAbsolutePath();
            stopOrphan(data);
            password = password(folder.resolve("postgres.password"));
            server = start(folder, data);
            requirePassword(data);
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL in " + folder + " did not start", e);
        }
    }

    /** Two applications on one folder would stop each other's server. */
    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new IllegalStateException("another Salesflow is running on the folder " + folder.toAbsolutePath()
                    + ": stop it first, or set salesflow.data to another folder");
        }
        return channel;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisVeryProcess) {
            return false;
        }
    }

    /**
     * A JVM that was killed leaves its server behind. We hold the folder's lock, so a server on it is nobody's: it is
     * shut down properly and its data kept.
     */
    private static void stopOrphan(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        var orphan = ProcessHandle.of(pid).filter(process -> isServerOf(process, data));
        if (orphan.isPresent()) {
            LOG.info("Stopping the PostgreSQL server {} that an earlier run left behind", pid);
            // SIGINT is PostgreSQL's fast shutdown: roll back, write everything, end.
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start();
            try {
                orphan.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while stopping server " + pid, e);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("the PostgreSQL server " + pid + " of an earlier run does not stop: end it by hand", e);
            }
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean isServerOf(ProcessHandle process, Path data) {
        var command = process.info().commandLine().orElse("");
        return command.contains("postgres") && command.contains(data.toString());
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }

    private EmbeddedPostgres start(Path folder, Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setConnectConfig("password", password)
                // The same order and case rules on every machine, whatever its locale.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // Spring stops the server last, after requests and jobs have ended.
                .setRegisterShutdownHook(false)
                // The library starts the server with -F for tests; these come later on its command line and win.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setPGStartupWait(PATIENCE)
                .start();
    }

    /** The library's own rule trusts everyone on this machine; ours asks each for the password. */
    private void requirePassword(Path data) throws IOException {
        try (var connection = server.getPostgresDatabase(Map.of("password", password)).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter user " + USER + " password '" + password + "'");
            Files.writeString(data.resolve("pg_hba.conf"), """
                    local all all scram-sha-256
                    host  all all 127.0.0.1/32 scram-sha-256
                    host  all all ::1/128 scram-sha-256
                    """);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("the embedded PostgreSQL refuses its own password file", e);
        }
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?reWriteBatchedInserts=true";
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public void destroy() throws IOException {
        server.close();
        lock.close();
    }
}
