package dev.salesflow.process.engine.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/** Sends the engine's answers in the language of whoever asked. */
class AnswerLanguage extends OncePerRequestFilter {

    /** Longer than any list that the engine gives out. */
    private static final int LONGEST = 8_000_000;
    private static final Set<String> ASKING = Set.of("GET", "POST");
    /** What people have entered or deployed is theirs and stays as it is. */
    private static final Pattern THEIRS = Pattern.compile(".*(variable|/deployment).*");
    private static final Pattern TASK = Pattern.compile("/task/[^/]+");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true)).build();

    private final AnswerTexts texts;
    private final LocaleResolver locales;

    AnswerLanguage(AnswerTexts texts, LocaleResolver locales) {
        this.texts = texts;
        this.locales = locales;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var call = EngineCall.of(request, locales);
        if (!ASKING.contains(request.getMethod()) || !isRewritten(call)) {
            chain.doFilter(request, response);
            return;
        }
        var held = new HeldAnswer(response, LONGEST);
        chain.doFilter(request, held);
        var content = held.content();
        if (content.isPresent()) {
            held.send(isToldByTheEngine(held) ? inTheReadersLanguage(content.get(), call) : content.get());
        }
    }

    /** In English only a task's groups are named; a program is given models to work with, not to look at. */
    private static boolean isRewritten(EngineCall call) {
        return ModelTexts.isChinese(call.reader())
                ? !THEIRS.matcher(call.path()).matches() && !(call.byProgram() && call.path().endsWith("/xml"))
                : !call.byProgram() && TASK.matcher(call.path()).matches();
    }

    private static boolean isToldByTheEngine(HttpServletResponse response) {
        var type = response.getContentType();
        return response.getStatus() == HttpServletResponse.SC_OK && type != null
                && MediaType.parseMediaType(type).getSubtype().endsWith("json");
    }

    private byte[] inTheReadersLanguage(byte[] content, EngineCall call) throws IOException {
        try {
            var answer = JSON.readTree(content);
            texts.tell(answer, call.reader());
            return JSON.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            logger.warn("An answer of " + call.path() + " calls itself JSON and is none", e);
            return content;
        }
    }
}
