package dev.salesflow.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A person with a browser of their own, logged in to the product once. */
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String address;

    Visitor(int port, String login, String password) throws IOException, InterruptedException {
        address = "http://localhost:" + port;
        var token = TOKEN.matcher(get("/login"));
        if (!token.find()) {
            throw new IllegalStateException("the login page has no form");
        }
        var form = "username=%s&password=%s&_csrf=%s".formatted(login, password, URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
        var answer = client.send(HttpRequest.newBuilder(URI.create(address + "/login")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
        if (answer.headers().firstValue("Location").orElse("/login").contains("/login")) {
            throw new IllegalStateException(login + " did not get in: " + answer.statusCode());
        }
    }

    String get(String path) throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "application/hal+json, application/json, text/html").build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** How long each request took, in milliseconds and sorted; the visitors take turns, and what warms up is not counted. */
    static double[] millis(String path, List<Visitor> visitors, int requests, int warmUp) throws IOException, InterruptedException {
        var millis = new double[requests];
        for (int i = -warmUp; i < requests; i++) {
            var start = System.nanoTime();
            visitors.get(Math.floorMod(i, visitors.size())).get(path);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis;
    }
}
