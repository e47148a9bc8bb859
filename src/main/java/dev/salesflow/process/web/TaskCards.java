package dev.salesflow.process.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Tells on each card of Tasklist whom the task is about. The name is read from the tables when the list is asked for and
 * stands in the answer as if it were a variable, which the shipped filters show; stored as one it would grow stale.
 */
@Component
class TaskCards extends OncePerRequestFilter {

    /** The variable that the shipped filters list in their properties. */
    static final String VARIABLE = "customer";

    private static final Pattern LIST = Pattern.compile("/camunda/api/engine/engine/[^/]+/filter/[^/]+/list");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenTasks tasks;

    TaskCards(OpenTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !LIST.matcher(request.getRequestURI().substring(request.getContextPath().length())).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var held = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, held);
        if (held.getStatus() == HttpServletResponse.SC_OK) {
            var answer = JSON.readTree(held.getContentAsByteArray());
            if (answer.path("_embedded").path("task") instanceof ArrayNode cards && !cards.isEmpty()) {
                name(cards);
                held.resetBuffer();
                JSON.writeValue(held.getOutputStream(), answer);
            }
        }
        held.copyBodyToResponse();
    }

    private void name(ArrayNode cards) {
        var subjects = tasks.subjects(ids(cards), LocaleContextHolder.getLocale());
        cards.forEach(card -> {
            var subject = subjects.get(card.path("id").asText());
            if (subject != null) {
                variables((ObjectNode) card).add(JSON.valueToTree(
                        Map.of("name", VARIABLE, "value", subject, "type", "String", "valueInfo", Map.of())));
            }
        });
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
