package dev.salesflow.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The packaged product in a JVM of its own with 256 MB of heap, on an embedded database of its own; driven by its calls,
 * watched in its tables and its garbage collector's log.
 */
final class Product implements AutoCloseable {

    private static final String PASSWORD = "bench-" + UUID.randomUUID();
    private static final Pattern COLLECTION = Pattern.compile(" (\\d+)M->(\\d+)M\\(\\d+M\\)");

    /** In MB: the most that was in use, and what is really held at the end: the least that one of the last collections left. */
    record Heap(int used, int held) {
    }

    private final Path folder = Files.createTempDirectory("salesflow-bench");
    private final int port = freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Connection database;

    Product() throws IOException, InterruptedException, SQLException {
        this(Map.of());
    }

    /** A second node on this one's database; to be closed before this one. */
    Product beside() throws IOException, InterruptedException, SQLException {
        return new Product(Map.of("SPRING_DATASOURCE_URL", database.getMetaData().getURL(), "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", databasePassword()));
    }

    /** @param elsewhere where the database is; empty: an embedded one of its own */
    private Product(Map<String, String> elsewhere) throws IOException, InterruptedException, SQLException {
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-Dfile.encoding=UTF-8",
                "-Xlog:gc:file=" + folder.resolve("gc.log"), "-jar", "target/salesflow-0.1.0-SNAPSHOT.jar")
                .redirectErrorStream(true).redirectOutput(folder.resolve("product.log").toFile());
        // duplicates are compared in the background; that work is not what is measured here
        builder.environment().putAll(Map.of("SERVER_PORT", String.valueOf(port), "SALESFLOW_DATA", folder.resolve("data").toString(),
                "SALESFLOW_DEMO", "false", "SALESFLOW_ADMIN_PASSWORD", PASSWORD, "SALESFLOW_CUSTOMERS_COMPARE_AFTER", "PT10H"));
        builder.environment().putAll(elsewhere);
        process = builder.start();
        waitUntil("Started SalesflowApplication");
        database = elsewhere.isEmpty() ? DriverManager.getConnection("jdbc:postgresql://localhost:"
                + Files.readAllLines(folder.resolve("data/postgres/postmaster.pid")).get(3).strip() + "/postgres", "postgres", databasePassword())
                : DriverManager.getConnection(elsewhere.get("SPRING_DATASOURCE_URL"), elsewhere.get("SPRING_DATASOURCE_USERNAME"),
                elsewhere.get("SPRING_DATASOURCE_PASSWORD"));
    }

    private String databasePassword() throws IOException {
        return Files.readString(folder.resolve("data/postgres.password")).strip();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void waitUntil(String said) throws IOException, InterruptedException {
        while (!Files.readString(folder.resolve("product.log")).contains(said)) {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.resolve("product.log")));
            }
            Thread.sleep(200);
        }
    }

    int port() {
        return port;
    }

    /** A call with a JSON body that makes something. */
    void call(String login, String password, String path, String json) throws IOException, InterruptedException {
        var answer = post(login, password, path, json);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** A call by the administrator, however it ends. */
    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return post("admin", PASSWORD, path, json);
    }

    private HttpResponse<String> post(String login, String password, String path, String json) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Authorization", basic(login, password))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)).build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String basic(String login, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    Connection database() {
        return database;
    }

    /** Uploads the list and waits until it is through, however it ends. */
    void bring(Path list) throws IOException, InterruptedException, SQLException {
        var mark = "bench" + System.nanoTime();
        var head = "--%1$s\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ncustomers\r\n--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%2$s\"\r\n\r\n"
                .formatted(mark, list.getFileName()).getBytes(StandardCharsets.UTF_8);
        var end = "\r\n--%s--\r\n".formatted(mark).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/imports"))
                .header("Authorization", basic("admin", PASSWORD))
                .header("Content-Type", "multipart/form-data; boundary=" + mark)
                .POST(HttpRequest.BodyPublishers.concat(HttpRequest.BodyPublishers.ofByteArray(head), HttpRequest.BodyPublishers.ofFile(list),
                        HttpRequest.BodyPublishers.ofByteArray(end))).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        while (!"DONE".equals(text("select state from import_run order by created_at desc limit 1"))) {
            if (List.of("FAILED", "QUESTION").contains(text("select state from import_run order by created_at desc limit 1"))) {
                throw new IllegalStateException(text("select row_to_json(r) from import_run r order by created_at desc limit 1"));
            }
            Thread.sleep(50);
        }
    }

    String text(String sql) throws SQLException {
        try (var statement = database.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    void run(String... statements) throws SQLException {
        try (var statement = database.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Collections so far, to ask {@link #heap} for those since. */
    int collections() throws IOException {
        return Files.readAllLines(folder.resolve("gc.log")).size();
    }

    Heap heap(int since) throws IOException {
        var lines = Files.readAllLines(folder.resolve("gc.log"));
        var used = 0;
        var kept = new ArrayList<Integer>();
        for (var line : lines.subList(since, lines.size())) {
            var m = COLLECTION.matcher(line);
            if (m.find()) {
                used = Math.max(used, Integer.parseInt(m.group(1)));
                kept.add(Integer.parseInt(m.group(2)));
            }
        }
        return new Heap(used, kept.subList(kept.size() * 9 / 10, kept.size()).stream().min(Comparator.naturalOrder()).orElse(0));
    }

    @Override
    public void close() throws SQLException, IOException, InterruptedException {
        database.close();
        process.destroy();
        process.waitFor();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
