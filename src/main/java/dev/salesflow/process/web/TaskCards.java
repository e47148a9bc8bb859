package dev.salesflow.process.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Money;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Tells on each card of Tasklist whom the task is about. The name is read from the tables when the list is asked for and
 * stands in the answer as if it were a variable, which cards can show; stored as one it would grow stale.
 */
@Component
class TaskCards extends OncePerRequestFilter {

    /** No variable of a process; a filter in the answer lists it in its properties. */
    static final String VARIABLE = "customer";

    private static final Pattern ANSWERS = Pattern.compile("/camunda/api/engine/engine/[^/]+/filter(/[^/]+(/list)?)?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenTasks tasks;
    private final Viewers viewers;
    private final LocaleResolver locales;
    private final MessageSource messages;

    TaskCards(OpenTasks tasks, Viewers viewers, LocaleResolver locales, MessageSource messages) {
        this.tasks = tasks;
        this.viewers = viewers;
        this.locales = locales;
        this.messages = messages;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ANSWERS.matcher(request.getRequestURI().substring(request.getContextPath().length())).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var held = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, held);
        if (held.getStatus() == HttpServletResponse.SC_OK) {
            var answer = JSON.readTree(held.getContentAsByteArray());
            if (answer.path("_embedded").path("task") instanceof ArrayNode cards && !cards.isEmpty()) {
                name(cards, locales.resolveLocale(request));
            } else {
                (answer.isArray() ? answer : List.of(answer)).forEach(TaskCards::show);
            }
            held.resetBuffer();
            JSON.writeValue(held.getOutputStream(), answer);
        }
        held.copyBodyToResponse();
    }

    /** Cards show the variables that their filter names, so every filter is told with ours. */
    private static void show(JsonNode filter) {
        if (filter.path("properties") instanceof ObjectNode properties && filter.has("query")) {
            var shown = properties.path("variables") instanceof ArrayNode present ? present : properties.putArray("variables");
            if (StreamSupport.stream(shown.spliterator(), false).noneMatch(variable -> VARIABLE.equals(variable.path("name").asText()))) {
                shown.addObject().put("name", VARIABLE).put("label", "Customer 客户");
            }
        }
    }

    private void name(ArrayNode cards, Locale reader) {
        var subjects = tasks.of(ids(cards), viewers.current(), reader).stream().filter(row -> row.subject() != null)
                .collect(Collectors.toMap(TaskRow::id, row -> subject(row, reader)));
        cards.forEach(card -> {
            var subject = subjects.get(card.path("id").asText());
            if (subject != null) {
                variables((ObjectNode) card).add(JSON.valueToTree(
                        Map.of("name", VARIABLE, "value", subject, "type", "String", "valueInfo", Map.of())));
            }
        });
    }

    /** For instance "Hailan Motors · A · Demo · 120,000.00 EUR", or the rep who is coached. */
    private String subject(TaskRow row, Locale reader) {
        var stage = row.stage() == null ? null : messages.getMessage("stage." + row.stage(), null, reader);
        var amount = row.amount() == null ? null : Money.text(row.amount(), row.currency(), reader);
        var standsFor = row.standsFor() == null ? null
                : messages.getMessage("task.standsFor", new Object[] {row.standsFor(), row.standsUntil().toString()}, reader);
        return Stream.of(row.subject(), row.grade(), stage, amount, row.action(), standsFor).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    private static List<String> ids(ArrayNode cards) {
        var ids = new ArrayList<String>();
        StreamSupport.stream(cards.spliterator(), false).map(card -> card.path("id").asText()).forEach(ids::add);
        return ids;
    }

    private static ArrayNode variables(ObjectNode card) {
        JsonNode embedded = card.path("_embedded");
        var parts = embedded instanceof ObjectNode present ? present : card.putObject("_embedded");
        return parts.path("variable") instanceof ArrayNode present ? present : parts.putArray("variable");
    }
}
