package dev.salesflow.process.engine.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Makes the engine check its authorizations for whoever the request's password belongs to. */
class EnginePerson extends OncePerRequestFilter {

    private final IdentityService identity;
    private final EngineGroups groups;

    EnginePerson(IdentityService identity, EngineGroups groups) {
        this.identity = identity;
        this.groups = groups;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null) {
            throw new ServletException("a request reached the engine without anybody behind it");
        }
        try {
            identity.setAuthentication(person.getName(), groups.of(person.getName()));
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
