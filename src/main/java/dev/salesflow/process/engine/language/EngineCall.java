package dev.salesflow.process.engine.language;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;

/**
 * A call of the engine's REST, and in which language it is answered. The web apps speak the person's; a program reads
 * names as they stand in the models, unless it says itself that it accepts another language.
 *
 * @param path behind the root, which the web apps and programs each have their own of
 */
record EngineCall(String path, boolean byProgram, Locale reader) {

    private static final Pattern ROOT = Pattern.compile("/(?:engine-rest|camunda/api/(?:engine|cockpit/plugin))(?:/engine/[^/]+)?(?=/)");

    static EngineCall of(HttpServletRequest request, LocaleResolver locales) {
        var whole = request.getRequestURI().substring(request.getContextPath().length());
        var program = whole.startsWith("/engine-rest");
        var reader = !program ? locales.resolveLocale(request)
                : request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.ENGLISH : request.getLocale();
        return new EngineCall(ROOT.matcher(whole).replaceFirst(""), program, reader);
    }
}
