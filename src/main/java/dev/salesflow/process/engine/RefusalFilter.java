package dev.salesflow.process.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a refused step with the domain's own sentence in the person's language, and nothing else: Tasklist shows the
 * answer's {@code message} word by word, as text and never as markup. What failed on our side is named by a reference, never by its inside.
 */
class RefusalFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalFilter.class);
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TurnedDown turnedDown;
    private final LocaleResolver locales;

    RefusalFilter(TurnedDown turnedDown, LocaleResolver locales) {
        this.turnedDown = turnedDown;
        this.locales = locales;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READS.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var held = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, held);
        if (held.getStatus() >= 400) {
            var reason = (Throwable) request.getAttribute(RefusalNoted.ATTRIBUTE);
            var locale = locales.resolveLocale(request);
            if (reason != null) {
                answer(held, TurnedDown.status(reason), reason, turnedDown.sentenceOf(request.getRequestURI(), reason, locale),
                        turnedDown.place(reason, locale));
            } else if (RefusalNoted.saysGone(message(held))) {
                answer(held, HttpStatus.NOT_FOUND, null, turnedDown.text(locale, "task.gone"));
            } else if (held.getStatus() >= 500) {
                var reference = UUID.randomUUID().toString().substring(0, 8);
                LOG.error("Reference {}: {} {} answered {}", reference, request.getMethod(), request.getRequestURI(),
                        new String(held.getContentAsByteArray(), StandardCharsets.UTF_8));
                answer(held, HttpStatus.INTERNAL_SERVER_ERROR, null, turnedDown.text(locale, "error.unexpected", reference));
            }
        }
        held.copyBodyToResponse();
    }

    /** What the engine itself says is wrong; empty where it says it in no such shape. */
    static String message(ContentCachingResponseWrapper held) throws IOException {
        return said(held, "message");
    }

    /** The engine's name for what is wrong. */
    static String kind(ContentCachingResponseWrapper held) throws IOException {
        return said(held, "type");
    }

    private static String said(ContentCachingResponseWrapper held, String field) throws IOException {
        var isJson = held.getContentType() != null && held.getContentType().startsWith(MediaType.APPLICATION_JSON_VALUE);
        return isJson ? JSON.readTree(held.getContentAsByteArray()).path(field).asText() : "";
    }

    /** In the shape of the engine's own errors. */
    static void answer(HttpServletResponse response, HttpStatus status, Throwable reason, String sentence)
            throws IOException {
        answer(response, status, reason, sentence, Map.of());
    }

    private static void answer(HttpServletResponse response, HttpStatus status, Throwable reason, String sentence, Map<String, Object> place)
            throws IOException {
        var body = new LinkedHashMap<String, Object>(Map.of("message", sentence));
        body.put("type", reason == null ? "Unexpected" : TurnedDown.isRefusal(reason) ? "Refusal" : reason.getClass().getSimpleName());
        body.putAll(place);
        response.resetBuffer();
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }
}
