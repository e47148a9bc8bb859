package dev.salesflow.process.engine.access;

import dev.salesflow.process.engine.ClosedDoor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a change that does not carry the web apps' own token, and nothing more. The engine's filter behind it would end the
 * whole session for that, so that a forged call, or a page left open over a release, logged the person out everywhere.
 */
class AppToken extends OncePerRequestFilter {

    private static final String HEADER = "X-XSRF-TOKEN";
    private static final String KEPT = "CAMUNDA_CSRF_TOKEN";
    private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

    private final ClosedDoor closed;

    AppToken(ClosedDoor closed) {
        this.closed = closed;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (CHANGES_NOTHING.contains(request.getMethod()) || carriesToken(request)) {
            chain.doFilter(request, response);
        } else {
            closed.handle(request, response, new AccessDeniedException("a call without the web apps' token"));
        }
    }

    private static boolean carriesToken(HttpServletRequest request) {
        var session = request.getSession(false);
        var kept = session == null ? null : session.getAttribute(KEPT);
        return kept != null && kept.equals(request.getHeader(HEADER));
    }
}
