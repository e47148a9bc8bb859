package dev.salesflow.process.engine;

import dev.salesflow.identity.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A web app's page says whose language it is in, and whether its reader leads others. Our configuration of the apps takes
 * the language from there ({@code lib/apps.js}), and so does a screen reader; Tasklist offers the others what it lets them do.
 */
class AppPageLanguage extends OncePerRequestFilter {

    private static final String AS_SHIPPED = "<html lang=\"en\">";

    private final LocaleResolver locales;

    AppPageLanguage(LocaleResolver locales) {
        this.locales = locales;
    }

    /** Scripts, styles and labels have a file name; a page has none. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return StringUtils.getFilenameExtension(request.getRequestURI()) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var held = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, held);
        if (held.getContentType() != null && held.getContentType().startsWith(MediaType.TEXT_HTML_VALUE)) {
            var page = new String(held.getContentAsByteArray(), StandardCharsets.UTF_8);
            var own = "<html lang=\"" + locales.resolveLocale(request).toLanguageTag() + "\"" + (leads(request) ? " data-leads" : "") + ">";
            held.resetBuffer();
            held.getOutputStream().write(page.replace(AS_SHIPPED, own).getBytes(StandardCharsets.UTF_8));
        }
        held.copyBodyToResponse();
    }

    private static boolean leads(HttpServletRequest request) {
        return request.isUserInRole(Role.MANAGER.name()) || request.isUserInRole(Role.ADMIN.name());
    }
}
