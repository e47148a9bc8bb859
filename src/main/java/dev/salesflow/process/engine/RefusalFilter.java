package dev.salesflow.process.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
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

    private final MessageSource messages;
    private final LocaleResolver locales;
    private final TaskTakers takers;

    RefusalFilter(MessageSource messages, LocaleResolver locales, TaskTakers takers) {
        this.messages = messages;
        this.locales = locales;
        this.takers = takers;
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
                var taker = takers.of(request.getRequestURI(), reason);
                answer(held, status(reason), reason,
                        taker.map(name -> text(locale, "task.taken", name)).orElseGet(() -> sentence(reason, locale)));
            } else if (held.getStatus() >= 500) {
                var reference = UUID.randomUUID().toString().substring(0, 8);
                LOG.error("Reference {}: {} {} answered {}", reference, request.getMethod(), request.getRequestURI(),
                        new String(held.getContentAsByteArray(), StandardCharsets.UTF_8));
                answer(held, HttpStatus.INTERNAL_SERVER_ERROR, null, text(locale, "error.unexpected", reference));
            }
        }
        held.copyBodyToResponse();
    }

    private static HttpStatus status(Throwable reason) {
        if (reason instanceof NotFound || RefusalNoted.isGone(reason)) {
            return HttpStatus.NOT_FOUND;
        }
        if (reason instanceof AccessDeniedException) {
            return HttpStatus.FORBIDDEN;
        }
        return isRefusal(reason) ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.CONFLICT;
    }

    private static boolean isRefusal(Throwable reason) {
        return reason instanceof Refusal || reason instanceof FieldRefused;
    }

    private String sentence(Throwable reason, Locale locale) {
        if (reason instanceof FieldRefused field) {
            return text(locale, "form.field", field.label(locale), sentence(field.getCause(), locale));
        }
        if (reason instanceof Refusal refusal) {
            return text(locale, refusal.key(), refusal.arguments());
        }
        if (RefusalNoted.isGone(reason)) {
            return text(locale, "task.gone");
        }
        return text(locale, switch (status(reason)) {
            case NOT_FOUND -> "error.notFound";
            case FORBIDDEN -> "error.forbidden";
            default -> "error.changedMeanwhile";
        });
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** In the shape of the engine's own errors. */
    static void answer(HttpServletResponse response, HttpStatus status, Throwable reason, String sentence)
            throws IOException {
        var body = new LinkedHashMap<String, Object>(Map.of("message", sentence));
        body.put("type", reason == null ? "Unexpected" : isRefusal(reason) ? "Refusal" : reason.getClass().getSimpleName());
        if (reason instanceof FieldRefused field) {
            body.put("field", ((Refusal) field.getCause()).field());
        }
        response.resetBuffer();
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }
}
