package dev.salesflow.shared.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Problem details (RFC 9457) for programs, in the caller's language. */
@Component
public class ProblemWriter {

    private static final String BROWSER = "Sec-Fetch-Site";

    private final MessageSource messages;
    private final LocaleResolver languages;
    private final ObjectMapper json;

    ProblemWriter(MessageSource messages, LocaleResolver languages, ObjectMapper json) {
        this.messages = messages;
        this.languages = languages;
        this.json = json;
    }

    /** Usable as a security chain's entry point. A browser gets no challenge: it would remember the password. */
    public void unauthenticated(HttpServletRequest request, HttpServletResponse response, Exception why) throws IOException {
        if (request.getHeader(BROWSER) == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Salesflow\", charset=\"UTF-8\"");
        }
        write(request, response, HttpStatus.UNAUTHORIZED, "not-logged-in", "error.notLoggedIn");
    }

    public void tooManyTries(HttpServletRequest request, HttpServletResponse response, long seconds) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        write(request, response, HttpStatus.TOO_MANY_REQUESTS, "too-many-tries", "error.tooManyTries", seconds);
    }

    /** Of a request that a security chain refused; where nothing stands at its address, that is what is said. */
    public void turnedAway(HttpServletRequest request, HttpServletResponse response, boolean known) throws IOException {
        write(request, response, known ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND, known ? "forbidden" : "not-found", known ? "error.forbidden" : "error.notFound");
    }

    private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String kind, String key,
            Object... arguments) throws IOException {
        var sentence = messages.getMessage(key, arguments, languages.resolveLocale(request));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var detail = detail(new Problem(status, kind, null, sentence));
        detail.setInstance(URI.create(request.getRequestURI()));
        json.writeValue(response.getOutputStream(), detail);
    }

    static ProblemDetail detail(Problem problem) {
        var detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.sentence());
        detail.setType(URI.create("urn:salesflow:problem:" + problem.kind()));
        if (problem.field() != null) {
            detail.setProperty("field", problem.field());
        }
        if (!problem.errors().isEmpty()) {
            detail.setProperty("errors", problem.errors());
        }
        return detail;
    }
}
