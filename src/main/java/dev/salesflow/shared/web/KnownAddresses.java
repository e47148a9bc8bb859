package dev.salesflow.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whether a page or call stands at an address: where nothing does, nobody is turned away, there just is nothing. */
@Component
public class KnownAddresses {

    private final ObjectProvider<RequestMappingHandlerMapping> routes;

    KnownAddresses(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.routes = routes;
    }

    public boolean include(HttpServletRequest request) {
        var path = PathContainer.parsePath(request.getRequestURI().substring(request.getContextPath().length()));
        return routes.getObject().getHandlerMethods().keySet().stream().filter(route -> route.getPathPatternsCondition() != null)
                .anyMatch(route -> route.getPathPatternsCondition().getPatterns().stream().anyMatch(pattern -> pattern.matches(path)));
    }
}
