package dev.salesflow.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.SalesflowApplication;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A list of a million customers, brought by a script to a system that has 256 MB of heap; {@code -Drows} makes it shorter. */
@Tag("full")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class MillionRowsTest {

    private static final int ROWS = Integer.getInteger("rows", 1_000_000);
    private static final String ADMIN = "Basic " + Base64.getEncoder().encodeToString("admin:a million rows".getBytes(UTF_8));

    @TempDir
    Path folder;

    int port;
    Process system;

    @BeforeEach
    void aSystemWithLittleMemory() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var java = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m", "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8", SalesflowApplication.class.getName()).redirectErrorStream(true).redirectOutput(log().toFile());
        var environment = java.environment();
        environment.put("CLASSPATH", Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes")).collect(Collectors.joining(File.pathSeparator)));
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("SALESFLOW_DATA", folder.resolve("data").toString());
        environment.put("SALESFLOW_DEMO", "false");
        environment.put("SALESFLOW_ADMIN_PASSWORD", "a million rows");
        system = java.start();
        await().atMost(Duration.ofMinutes(5)).until(() -> !system.isAlive() || Files.readString(log()).contains("Started SalesflowApplication"));
        assertThat(system.isAlive()).as(Files.readString(log())).isTrue();
    }

    @AfterEach
    void itEnds() throws InterruptedException {
        system.destroy();
        system.waitFor();
    }

    @Test
    void goesInWithOneVerdictForEachRowAndStartsNoProcess() throws Exception {
        var id = bring(list());

        var done = await().atMost(Duration.ofHours(2)).pollInterval(Duration.ofSeconds(5))
                .until(() -> ask("/api/imports/" + id), run -> !run.path("state").asText().matches("queued|running"));

        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(done.path("rows").asInt()).isEqualTo(ROWS + 3);
        assertThat(done.path("counts").toString()).isEqualTo("{\"created\":%d,\"updated\":0,\"unchanged\":0,\"duplicate\":2,\"failed\":1}".formatted(ROWS));
        assertThat(ask("/api/customers?grade=A").path("total").asInt()).isEqualTo(ROWS);
        assertThat(ask("/engine-rest/process-instance/count").path("count").asInt()).isZero();
    }

    /** Three more rows: the first again, another with its e-mail and no id, and one that fails. */
    private Path list() throws IOException {
        var file = folder.resolve("million.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("name,externalId,registrationNumber,industry,employees,annualRevenue,currency,phone,email,country,city,computerisation,selection\n");
            for (int n = 0; n < ROWS; n++) {
                out.write("Company %1$d Ltd,C%1$d,R%1$d,Retail,%2$d,%1$d.50,CNY,021-%3$d,info@c%1$d.example,China,Shanghai,NONE,STARTED\n"
                        .formatted(n, n % 5_000, 10_000_000 + n));
            }
            out.write("Company 0 Ltd,C0,R0,,,,,,,,,,\nOther name,,,,,,,,info@c0.example,,,,\nTen,,,,ten,,,,,,,,\n");
        }
        return file;
    }

    private String bring(Path list) throws IOException, InterruptedException {
        var head = "--mark\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ncustomers\r\n"
                + "--mark\r\nContent-Disposition: form-data; name=\"file\"; filename=\"million.csv\"\r\n\r\n";
        var body = BodyPublishers.concat(BodyPublishers.ofString(head), BodyPublishers.ofFile(list), BodyPublishers.ofString("\r\n--mark--\r\n"));
        var request = request("/api/imports").header("Content-Type", "multipart/form-data; boundary=mark").POST(body).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(send(path).body());
    }

    private HttpResponse<String> send(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Authorization", ADMIN);
    }

    private Path log() {
        return folder.resolve("system.log");
    }
}
