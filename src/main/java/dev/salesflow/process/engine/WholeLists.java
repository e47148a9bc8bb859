package dev.salesflow.process.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives the web apps as much of a list as there may be where they ask for all of it: the engine refuses a list without
 * an end, and Cockpit leaves the end out where it fills a process's choice of versions or names a task's groups.
 */
class WholeLists extends OncePerRequestFilter {

    private static final String END = "maxResults=";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"GET".equals(request.getMethod()) && !request.getRequestURI().endsWith("/group")
                || request.getQueryString() != null && request.getQueryString().contains(END);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = request.getQueryString();
        var bounded = (asked == null ? "" : asked + "&") + END + EngineConfiguration.LONGEST_LIST;
        chain.doFilter(new HttpServletRequestWrapper(request) {
            @Override
            public String getQueryString() {
                return bounded;
            }
        }, response);
    }
}
