package dev.salesflow.process.engine;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A question to the engine that cannot be answered is the asker's fault, not a failure of ours: the engine hands some
 * values to the database unread, and takes its own word of a wrong question for a failure.
 */
class ReadFaults extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ReadFaults.class);
    private static final Set<String> PLACES = Set.of("firstResult", "maxResults");
    private static final int MOST = 1_000_000_000;
    /** Only understood in a body. */
    private static final String ALTERNATIVES = "orQueries";
    /** The engine's words for a list without an end. */
    private static final String UNBOUND = "An unbound number of results";

    private final MessageSource messages;
    private final LocaleResolver locales;

    ReadFaults(MessageSource messages, LocaleResolver locales) {
        this.messages = messages;
        this.locales = locales;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var fault = fault(request);
        if (fault.isPresent()) {
            RefusalFilter.answer(response, HttpStatus.BAD_REQUEST, fault.get(), text(request, fault.get().key(), fault.get().arguments()));
            return;
        }
        var held = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, held);
        if (held.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            correct(request, held);
        } else if (held.getStatus() == HttpStatus.BAD_REQUEST.value() && RefusalFilter.message(held).startsWith(UNBOUND)) {
            var most = Integer.toString(EngineConfiguration.LONGEST_LIST);
            RefusalFilter.answer(held, HttpStatus.BAD_REQUEST, Refusal.of("engine.unbound", most), text(request, "engine.unbound", most));
        }
        inOurWords(request, held);
        held.copyBodyToResponse();
    }

    /** The engine names permissions and ids, and all of it in English. */
    private void inOurWords(HttpServletRequest request, ContentCachingResponseWrapper held) throws IOException {
        if (held.getStatus() == HttpStatus.FORBIDDEN.value()) {
            RefusalFilter.answer(held, HttpStatus.FORBIDDEN, Refusal.of("error.forbidden"), text(request, "error.forbidden"));
        } else if (held.getStatus() >= HttpStatus.BAD_REQUEST.value() && RefusalNoted.saysGone(RefusalFilter.message(held))) {
            RefusalFilter.answer(held, HttpStatus.NOT_FOUND, Refusal.of("task.gone"), text(request, "task.gone"));
        }
    }

    private static Optional<Refusal> fault(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .flatMap(one -> Arrays.stream(one.getValue()).flatMap(value -> fault(one.getKey(), value).stream())).findFirst();
    }

    private static Optional<Refusal> fault(String name, String value) {
        if (!PlainText.isReadable(name) || !PlainText.isReadable(value)) {
            return Optional.of(Refusal.of("error.unreadableText"));
        }
        if (PLACES.contains(name) && !value.isEmpty() && !(value.matches("\\d{1,10}") && Long.parseLong(value) <= MOST)) {
            return Optional.of(Refusal.of("query.whole", name, PlainText.quoted(value), "0", Integer.toString(MOST)));
        }
        return ALTERNATIVES.equals(name) ? Optional.of(Refusal.of("engine.onlyInBody", name)) : Optional.empty();
    }

    /** What the engine says of a wrong question stays as it is; what failed inside is named by a reference. */
    private void correct(HttpServletRequest request, ContentCachingResponseWrapper held) throws IOException {
        switch (RefusalFilter.kind(held)) {
            case "NullValueException" -> held.setStatus(HttpStatus.NOT_FOUND.value());
            case "ProcessEngineException" -> held.setStatus(HttpStatus.BAD_REQUEST.value());
            default -> {
                var reference = UUID.randomUUID().toString().substring(0, 8);
                LOG.error("Reference {}: GET {} answered {}", reference, request.getRequestURI(), held.getStatus());
                RefusalFilter.answer(held, HttpStatus.INTERNAL_SERVER_ERROR, null, text(request, "error.unexpected", reference));
            }
        }
    }

    private String text(HttpServletRequest request, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locales.resolveLocale(request));
    }
}
