package dev.salesflow.shared.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.process.engine.Principals;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever goes wrong in a call, over the wire, wherever it is found out: a problem by RFC 9457. */
@SalesflowTest
class ApiErrorsTest {

    @LocalServerPort
    int port;
    @Autowired
    Principals people;
    @Autowired
    ObjectMapper json;

    HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "404 | GET    | /api/nothing                | -                | -",
        "404 | GET    | /api/customers/not-an-id    | -                | -",
        "404 | GET    | /api/customers.pdf          | -                | -",
        "400 | GET    | /api/customers?page=first   | -                | -",
        "400 | GET    | /api/customers;x=1/%2e%2e/x | -                | -",
        "405 | DELETE | /api/customers              | -                | -",
        "405 | PUT    | /api/opportunities          | application/json | {}",
        "415 | POST   | /api/opportunities          | text/plain       | x",
        "400 | POST   | /api/opportunities          | application/json | {\"customerId\": ",
        "422 | POST   | /api/opportunities          | application/json | {}",
        "403 | GET    | /api/imports/1              | -                | -",
        "405 | POST   | /v3/api-docs                | application/json | {}"})
    void ofAPersonsCall(int status, String method, String path, String type, String body) throws Exception {
        var request = as(people.rep, path).method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }

        problem(status, send(request));
    }

    @Test
    void ofACallThatWantsAnotherShape() throws Exception {
        problem(406, send(as(people.rep, "/api/customers").header("Accept", "application/xml").GET()));
    }

    @Test
    void ofAStrangersCall() throws Exception {
        problem(401, send(to("/api/customers").GET()));
        problem(401, send(to("/api/nothing").GET()));
        problem(401, send(as(people.rep + "x", "/api/customers").GET()));
        problem(401, send(as(people.disabled, "/api/customers").GET()));
    }

    /** The header alone says how much is coming, so the answer is there before it has come. */
    @Test
    void ofAnUploadThatIsTooLarge() throws Exception {
        var head = "POST /api/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + basic(people.manager) + "\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                + "Content-Length: 300000000\r\nConnection: close\r\n\r\n--x\r\n";
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(30_000);
            assertThat(upToTheBody(socket.getInputStream())).startsWith("HTTP/1.1 413").contains("application/problem+json");
        }
    }

    @Test
    void ofASessionThatChangesSomethingWithoutItsToken() throws Exception {
        var page = send(to("/login").GET()).body();
        send(to("/login").header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(
                "username=" + people.rep + "&password=" + TestLogins.PASSWORD.replace(" ", "+") + "&_csrf=" + found("name=\"_csrf\"[^>]*value=\"([^\"]+)\"", page))));
        var inside = send(to("/account").GET()).body();
        var nothing = "{\"customerId\": \"" + UUID.randomUUID() + "\", \"requestId\": \"r\"}";

        assertThat(send(to("/api/customers").GET()).statusCode()).isEqualTo(200);
        problem(403, send(to("/api/opportunities").header("Content-Type", "application/json").POST(BodyPublishers.ofString(nothing))));
        problem(404, send(to("/api/opportunities").header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", found("name=\"_csrf\" content=\"([^\"]+)\"", inside)).POST(BodyPublishers.ofString(nothing))));
        problem(404, HttpClient.newHttpClient().send(as(people.rep, "/api/opportunities").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(nothing)).build(), HttpResponse.BodyHandlers.ofString()));
    }

    private void problem(int status, HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).startsWith("urn:salesflow:problem:");
        assertThat(problem.path("detail").asText()).isNotBlank();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpRequest.Builder as(String login, String path) {
        return to(path).header("Authorization", basic(login));
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + TestLogins.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String upToTheBody(InputStream in) throws IOException {
        var read = new StringBuilder();
        for (int next = in.read(); next >= 0 && read.indexOf("\r\n\r\n") < 0; next = in.read()) {
            read.append((char) next);
        }
        return read.toString();
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
