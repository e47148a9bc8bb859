package dev.salesflow.process.engine.access;

import dev.salesflow.identity.TestLogins;
import java.util.Map;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;

/** The engine's REST as one person calls it, over a real connection. */
public record Rest(TestRestTemplate http, String login) {

    public ResponseEntity<String> get(String path) {
        return call(HttpMethod.GET, path, null, "en");
    }

    public ResponseEntity<String> post(String path, Object body) {
        return call(HttpMethod.POST, path, body, "en");
    }

    public ResponseEntity<String> call(HttpMethod method, String path, Object body, String language) {
        var headers = new HttpHeaders();
        if (login != null) {
            headers.setBasicAuth(login, TestLogins.PASSWORD);
        }
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
        if (body instanceof MultiValueMap) {
            headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        } else if (body instanceof Map || body instanceof String) {
            headers.setContentType(MediaType.APPLICATION_JSON);
        }
        return http.exchange("/engine-rest" + path, method, new HttpEntity<>(body, headers), String.class);
    }
}
