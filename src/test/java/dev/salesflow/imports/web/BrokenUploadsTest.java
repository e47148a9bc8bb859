package dev.salesflow.imports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import jakarta.servlet.ServletContext;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uploads as they go wrong on the wire, against the real server. */
@SalesflowTest
class BrokenUploadsTest {

    @LocalServerPort
    int port;
    @Autowired
    People people;
    @Autowired
    Passwords passwords;
    @Autowired
    Teams teams;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ServletWebServerApplicationContext server;

    String admin;

    @BeforeEach
    void administrator() {
        admin = new TestLogins(people, passwords, teams).person(Role.ADMIN, null);
    }

    @Test
    void aConnectionThatBreaksInTheMiddleLeavesNothingBehind() throws IOException {
        var before = uploads();
        try (var connection = upload(10_000_000)) {
            connection.getOutputStream().write("name\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            await().atMost(Duration.ofSeconds(20)).until(() -> uploads() > before);
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> uploads() == before);
        assertThat(jdbc.sql("select count(*) from import_run where started_by = ?").param(admin).query(Integer.class).single()).isZero();
    }

    @Test
    void anUploadThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
        try (var connection = upload(300_000_000)) {
            var answer = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));

            assertThat(answer.readLine()).contains(" 413");
            var headers = answer.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
            assertThat(headers).contains("application/problem+json");
            assertThat(answer.readLine() + answer.readLine()).contains("larger than 200 MB");
        }
        assertThat(jdbc.sql("select count(*) from import_run where started_by = ?").param(admin).query(Integer.class).single()).isZero();
    }

    /** The head of an upload that promises so many bytes. */
    private Socket upload(int bytes) throws IOException {
        var connection = new Socket("localhost", port);
        connection.setSoTimeout(20_000);
        var password = Base64.getEncoder().encodeToString((admin + ":" + TestLogins.PASSWORD).getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().write(("""
                POST /api/imports HTTP/1.1
                Host: localhost
                Authorization: Basic %s
                Accept-Language: en
                Content-Type: multipart/form-data; boundary=edge
                Content-Length: %d

                --edge
                Content-Disposition: form-data; name="file"; filename="list.csv"

                """).formatted(password, bytes).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
        return connection;
    }

    /** Files that the server keeps of uploads under way. */
    private int uploads() {
        var folder = (File) server.getServletContext().getAttribute(ServletContext.TEMPDIR);
        return folder.list((where, name) -> name.startsWith("upload_")).length;
    }
}
