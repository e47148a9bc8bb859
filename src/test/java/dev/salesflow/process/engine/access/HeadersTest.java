package dev.salesflow.process.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.process.engine.Principals;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What every answer tells the browser to refuse, and the one session of console and web apps. */
@SalesflowTest
class HeadersTest {

    @LocalServerPort
    int port;
    @Autowired
    MockMvc mvc;
    @Autowired
    Principals principals;

    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NEVER).build();

    @Test
    void everyKindOfAnswerCarriesThem() throws Exception {
        logIn(principals.rep);
        for (var path : List.of("/login", "/", "/assets/css/console.css", "/engine-rest/version", "/camunda/lib/deps.js",
                "/camunda/app/tasklist/default/", "/camunda/api/engine/engine/default/task/count", "/camunda/api/admin/setup/x", "/nothing")) {
            var headers = get(path).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options").orElse("")).as(path).isIn("DENY", "SAMEORIGIN");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).isPresent();
            if (!path.contains("/api/") && !path.contains("/lib/")) {
                assertThat(headers.firstValue("Content-Security-Policy").orElse("")).as(path).contains("default-src").doesNotContain("http");
            }
        }
        mvc.perform(secure("/login")).andExpect(header().exists("Strict-Transport-Security"));
        mvc.perform(secure("/engine-rest/version")).andExpect(header().exists("Strict-Transport-Security"));
        mvc.perform(secure("/camunda/lib/deps.js")).andExpect(header().exists("Strict-Transport-Security"));
    }

    /** Each link of a page passes by there, and to look for a file that is none takes longer than to write the rest of the line. */
    @Test
    void onlyAddressesOfFilesAreLookedForAmongFiles(@Autowired ResourceUrlProvider files) {
        assertThat(files.getHandlerMap()).containsKeys("/assets/**", "/webjars/**").doesNotContainKey("/**");
        assertThat(files.getForLookupPath("/assets/css/console.css")).matches("/assets/css/console-[0-9a-f]{32}\\.css");
    }

    /** What people see there is asked for each time; what the engine brings along stays with the browser until another version comes. */
    @Test
    void onlyWhatTheEngineShipsIsKeptByTheBrowser() throws Exception {
        logIn(principals.rep);
        for (var path : List.of("/camunda/lib/deps.js?bust=7.24.0", "/camunda/app/tasklist/camunda-tasklist-bootstrap.js?bust=7.24.0")) {
            assertThat(get(path).headers().allValues("Cache-Control")).as(path).containsExactly("private, max-age=604800, immutable");
        }
        for (var path : List.of("/camunda/lib/deps.js", "/camunda/app/tasklist/default/", "/camunda/app/tasklist/locales/en.json?bust=7.24.0",
                "/camunda/api/engine/engine/default/task/count?bust=7.24.0")) {
            assertThat(get(path).headers().firstValue("Cache-Control").orElse("")).as(path).contains("no-store");
        }
    }

    /** The apps' own nonce is one for the whole server: of two requests at once, one page would not start. */
    @Test
    void theAppsPageAllowsItsOwnInlineScriptByItsHash() throws Exception {
        logIn(principals.rep);
        var page = get("/camunda/app/tasklist/default/");
        assertThat(page.statusCode()).isEqualTo(200);
        var policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        var inline = Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL).matcher(page.body());

        assertThat(inline.find()).isTrue();
        var hash = MessageDigest.getInstance("SHA-256").digest(inline.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'").doesNotContain("script-src 'self' 'unsafe-inline'");
    }

    @Test
    void loggingOutInTasklistEndsTheOneSession() throws Exception {
        logIn(principals.rep);
        assertThat(get("/").statusCode()).isEqualTo(200);

        var out = browser.send(request("/camunda/api/admin/auth/user/default/logout").POST(HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(get("/").statusCode()).isEqualTo(302);
        assertThat(get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(302);
        assertThat(get("/camunda/api/engine/engine/default/task/count").statusCode()).isEqualTo(401);
    }

    @Test
    void aChangeWithoutTheAppsTokenIsRefusedAndTheSessionGoesOn() throws Exception {
        logIn(principals.rep);
        assertThat(get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);

        for (var token : List.of("", "guessed")) {
            var refused = browser.send(request("/camunda/api/engine/engine/default/task/count").header("X-XSRF-TOKEN", token)
                    .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString("{}")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("message");
        }

        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(get("/camunda/api/engine/engine/default/task/count").statusCode()).isEqualTo(200);
    }

    private void logIn(String login) throws IOException, InterruptedException {
        var page = get("/login").body();
        var token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        var form = "username=" + login + "&password=" + URLEncoder.encode(TestLogins.PASSWORD, StandardCharsets.UTF_8)
                + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        var answer = browser.send(request("/login").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("error");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private static MockHttpServletRequestBuilder secure(String path) {
        return MockMvcRequestBuilders.get(path).secure(true);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }
}
