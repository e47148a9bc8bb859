package dev.salesflow.process.engine.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Tasklist saves a task or filter by sending all of it back, translations too: what is stored keeps its own texts.
 */
class EditLanguage extends OncePerRequestFilter {

    private static final int LONGEST = 1_000_000;
    private static final Pattern TASK = Pattern.compile("/task/([^/]+)");
    private static final Pattern FILTER = Pattern.compile("/filter/([^/]+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StoredTexts stored;
    private final LocaleResolver locales;

    EditLanguage(StoredTexts stored, LocaleResolver locales) {
        this.stored = stored;
        this.locales = locales;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"PUT".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var call = EngineCall.of(request, locales);
        var task = TASK.matcher(call.path());
        var filter = FILTER.matcher(call.path());
        if (!task.matches() && !filter.matches()) {
            chain.doFilter(request, response);
            return;
        }
        var sent = request.getInputStream().readNBytes(LONGEST + 1);
        if (sent.length > LONGEST) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        chain.doFilter(new SentAgain(request, restored(sent, edited -> {
            if (task.matches()) {
                stored.restoreTask(edited, task.group(1));
            } else {
                stored.restoreFilter(edited, filter.group(1), call.reader());
            }
        })), response);
    }

    /** What is no JSON object is left to the engine to refuse. */
    private static byte[] restored(byte[] sent, Consumer<ObjectNode> restoring) throws IOException {
        try {
            if (JSON.readTree(sent) instanceof ObjectNode edited) {
                restoring.accept(edited);
                return JSON.writeValueAsBytes(edited);
            }
        } catch (JsonProcessingException e) {
            return sent;
        }
        return sent;
    }
}
