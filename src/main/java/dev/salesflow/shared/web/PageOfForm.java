package dev.salesflow.shared.web;

import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The page of a form, for whoever opens the address that only takes the form: a refused one stands there, and a reload or
 * the other language asks for it as for a page.
 */
@Component
class PageOfForm {

    private final ObjectProvider<RequestMappingHandlerMapping> routes;

    PageOfForm(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.routes = routes;
    }

    /** What makes a new one, else the nearest page above; the start page where there is none. */
    String of(String path) {
        var above = Stream.iterate(path, one -> one.lastIndexOf('/') > 0, one -> one.substring(0, one.lastIndexOf('/'))).skip(1);
        return Stream.concat(Stream.of(path + "/new"), above).filter(this::isPage).findFirst().orElse("/");
    }

    private boolean isPage(String path) {
        var parsed = PathContainer.parsePath(path);
        return routes.getObject().getHandlerMethods().entrySet().stream().filter(route -> isOpened(route.getKey(), route.getValue()))
                .anyMatch(route -> route.getKey().getPathPatternsCondition().getPatterns().stream().anyMatch(pattern -> pattern.matches(parsed)));
    }

    /** What answers with a file is none. */
    private static boolean isOpened(RequestMappingInfo route, HandlerMethod handler) {
        return !ResponseEntity.class.isAssignableFrom(handler.getMethod().getReturnType())
                && route.getPathPatternsCondition() != null && route.getMethodsCondition().getMethods().contains(RequestMethod.GET);
    }
}
