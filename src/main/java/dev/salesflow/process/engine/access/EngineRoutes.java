package dev.salesflow.process.engine.access;

import dev.salesflow.identity.Role;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which of the engine's routes is open to whom; what is not listed is closed. The engine's own authorizations come on
 * top: a route that is open to everybody still shows each only their tasks.
 */
class EngineRoutes {

    /** Whom a route is open to; each includes the ones after it. */
    enum Audience {
        ANYBODY, PEOPLE, LEADS, ADMINS, NOBODY;

        boolean includes(Role role) {
            return switch (this) {
                case ANYBODY, PEOPLE -> true;
                case LEADS -> role == Role.MANAGER || role == Role.ADMIN;
                case ADMINS -> role == Role.ADMIN;
                case NOBODY -> false;
            };
        }
    }

    private record Route(Audience audience, List<String> methods, PathPattern path) {

        boolean matches(String method, PathContainer asked) {
            return (methods.isEmpty() || methods.contains(method)) && path.matches(asked);
        }
    }

    private static final PathPatternParser PATTERNS = new PathPatternParser();

    /** Under each of these the engine answers the same resources. */
    private static final List<String> ENGINE_ROOTS =
            List.of("/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default");

    /** The same resources of an engine of any name: what is closed stays so, should there ever be another. */
    private static final List<String> ANY_ENGINE_ROOTS =
            List.of("/engine-rest", "/engine-rest/engine/{name}", "/camunda/api/engine/engine/{name}");

    private final List<Route> routes = Stream.of(engine(), apps()).flatMap(List::stream).toList();

    /** The first entry that fits decides. */
    Audience audience(String method, String path) {
        var asked = PathContainer.parsePath(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        return routes.stream().filter(route -> route.matches(method, asked)).findFirst()
                .map(Route::audience).orElse(Audience.NOBODY);
    }

    private static List<Route> engine() {
        var asked = ENGINE_ROOTS.stream().map(EngineRoutes::askedByPost);
        var closed = ANY_ENGINE_ROOTS.stream().map(EngineRoutes::closed);
        var open = ENGINE_ROOTS.stream().flatMap(root -> Stream.of(people(root), leads(root), admins(root)));
        // What is closed comes first for all roots: one lies below another, where a wide entry would let it through.
        return Stream.of(asked, closed, open).flatMap(lists -> lists).flatMap(List::stream).toList();
    }

    /** Questions with their criteria in the body, as Cockpit's tasks ask for groups; they change nothing. */
    private static List<Route> askedByPost(String root) {
        return Stream.of("/group", "/group/count")
                .map(question -> route(Audience.ADMINS, "POST", root + question)).toList();
    }

    /** Closed to admins, too: people are managed in the console, work is done by form, and nothing else runs here. */
    private static List<Route> closed(String root) {
        return List.of(
                route(Audience.NOBODY, "POST PUT DELETE", root + "/user/**"),
                route(Audience.NOBODY, "POST PUT DELETE", root + "/group/**"),
                route(Audience.NOBODY, "POST PUT DELETE", root + "/tenant/**"),
                route(Audience.NOBODY, "", root + "/identity/verify"),
                route(Audience.NOBODY, "POST", root + "/telemetry/configuration"),
                route(Audience.NOBODY, "", root + "/telemetry/data"),
                route(Audience.NOBODY, "", root + "/external-task/**"),
                route(Audience.NOBODY, "POST", root + "/task/*/complete"),
                route(Audience.NOBODY, "POST", root + "/task/*/resolve"),
                route(Audience.NOBODY, "POST", root + "/task/*/bpmnError"),
                route(Audience.NOBODY, "POST", root + "/task/*/bpmnEscalation"),
                route(Audience.NOBODY, "POST", root + "/task/create"),
                // Files are taken by our own pages only, which look at what they are.
                route(Audience.NOBODY, "POST DELETE", root + "/task/*/attachment/**"),
                route(Audience.NOBODY, "DELETE", root + "/task/*"));
    }

    private static List<Route> people(String root) {
        return List.of(
                route(Audience.PEOPLE, "GET POST OPTIONS", root + "/task"),
                route(Audience.PEOPLE, "GET POST", root + "/task/count"),
                route(Audience.PEOPLE, "GET PUT", root + "/task/{id}"),
                route(Audience.PEOPLE, "GET", root + "/task/{id}/form"),
                route(Audience.PEOPLE, "GET", root + "/task/{id}/form-variables"),
                route(Audience.PEOPLE, "GET", root + "/task/{id}/deployed-form"),
                route(Audience.PEOPLE, "GET", root + "/task/{id}/identity-links"),
                route(Audience.PEOPLE, "GET", root + "/task/{id}/comment/**"),
                route(Audience.PEOPLE, "POST", root + "/task/{id}/comment/create"),
                route(Audience.PEOPLE, "POST", root + "/task/{id}/claim"),
                route(Audience.PEOPLE, "POST", root + "/task/{id}/unclaim"),
                route(Audience.PEOPLE, "POST", root + "/task/{id}/submit-form"),
                route(Audience.PEOPLE, "GET OPTIONS", root + "/filter"),
                route(Audience.PEOPLE, "GET", root + "/filter/count"),
                route(Audience.PEOPLE, "POST OPTIONS", root + "/filter/create"),
                route(Audience.PEOPLE, "GET PUT DELETE OPTIONS", root + "/filter/{id}"),
                route(Audience.PEOPLE, "GET POST", root + "/filter/{id}/list"),
                route(Audience.PEOPLE, "GET POST", root + "/filter/{id}/count"),
                route(Audience.PEOPLE, "GET POST", root + "/filter/{id}/singleResult"),
                route(Audience.PEOPLE, "GET", root + "/process-definition"),
                route(Audience.PEOPLE, "GET", root + "/process-definition/count"),
                route(Audience.ADMINS, "GET", root + "/process-definition/statistics"),
                route(Audience.PEOPLE, "GET", root + "/process-definition/{id}"),
                route(Audience.PEOPLE, "GET", root + "/process-definition/key/{key}"),
                route(Audience.PEOPLE, "GET", root + "/process-definition/{id}/startForm"),
                route(Audience.PEOPLE, "GET", root + "/process-definition/{id}/form-variables"),
                route(Audience.PEOPLE, "GET", root + "/process-definition/{id}/deployed-start-form"),
                route(Audience.PEOPLE, "GET", root + "/process-definition/{id}/xml"),
                route(Audience.PEOPLE, "GET", root + "/process-definition/{id}/diagram"),
                route(Audience.PEOPLE, "POST", root + "/process-definition/{id}/submit-form"),
                route(Audience.PEOPLE, "POST", root + "/process-definition/key/{key}/submit-form"),
                route(Audience.PEOPLE, "GET", root + "/user/{id}/profile"),
                route(Audience.PEOPLE, "GET OPTIONS", root + "/user"),
                route(Audience.PEOPLE, "GET", root + "/user/count"),
                route(Audience.PEOPLE, "GET OPTIONS", root + "/group"),
                route(Audience.PEOPLE, "GET", root + "/group/count"),
                route(Audience.PEOPLE, "GET", root + "/history/user-operation"),
                route(Audience.PEOPLE, "GET", root + "/history/user-operation/count"),
                route(Audience.PEOPLE, "GET", root + "/identity/groups"),
                route(Audience.PEOPLE, "GET", root + "/identity/password-policy"),
                route(Audience.PEOPLE, "GET", root + "/authorization/check"),
                route(Audience.PEOPLE, "OPTIONS", root + "/authorization"),
                route(Audience.PEOPLE, "GET", root + "/version"));
    }

    private static List<Route> leads(String root) {
        return List.of(
                route(Audience.LEADS, "POST", root + "/task/{id}/assignee"),
                route(Audience.LEADS, "POST", root + "/task/{id}/identity-links"),
                route(Audience.LEADS, "POST", root + "/task/{id}/identity-links/delete"));
    }

    private static List<Route> admins(String root) {
        var everything = Stream.of("authorization", "batch", "deployment", "event-subscription", "execution", "filter", "group",
                        "history", "identity", "incident", "job", "job-definition", "message", "metrics", "migration",
                        "modification", "process-definition", "process-instance", "schema", "signal", "task", "telemetry", "tenant",
                        "user", "variable-instance", "camunda-form-definition")
                .flatMap(resource -> Stream.of(
                        route(Audience.ADMINS, "", root + "/" + resource),
                        route(Audience.ADMINS, "", root + "/" + resource + "/**")));
        // Decisions and cases do not run here; Cockpit asks for them all the same, and shows an error if it is refused.
        var read = Stream.of("case-definition", "decision-definition", "decision-requirements-definition")
                .flatMap(resource -> Stream.of(
                        route(Audience.ADMINS, "GET", root + "/" + resource),
                        route(Audience.ADMINS, "GET", root + "/" + resource + "/**")));
        return Stream.concat(everything, read).toList();
    }

    private static List<Route> apps() {
        return List.of(
                route(Audience.ADMINS, "GET", "/engine-rest/engine"),
                route(Audience.ANYBODY, "GET HEAD", "/camunda/lib/**"),
                route(Audience.ANYBODY, "GET HEAD", "/camunda/assets/**"),
                route(Audience.ANYBODY, "GET HEAD", "/camunda/favicon.ico"),
                route(Audience.PEOPLE, "GET HEAD", "/camunda"),
                route(Audience.PEOPLE, "GET HEAD", "/camunda/app"),
                route(Audience.PEOPLE, "GET HEAD", "/camunda/app/tasklist/**"),
                route(Audience.PEOPLE, "GET HEAD", "/camunda/app/welcome/**"),
                route(Audience.ADMINS, "GET HEAD", "/camunda/app/cockpit/**"),
                route(Audience.ADMINS, "GET HEAD", "/camunda/app/admin/**"),
                route(Audience.NOBODY, "", "/camunda/api/admin/setup/**"),
                route(Audience.NOBODY, "", "/camunda/api/admin/auth/user/*/login/**"),
                route(Audience.PEOPLE, "GET", "/camunda/api/admin/auth/user/{engine}"),
                route(Audience.PEOPLE, "POST", "/camunda/api/admin/auth/user/{engine}/logout"),
                route(Audience.PEOPLE, "GET", "/camunda/api/engine/engine"),
                route(Audience.PEOPLE, "GET", "/camunda/api/tasklist/plugin/**"),
                route(Audience.PEOPLE, "GET", "/camunda/api/welcome/plugin/**"),
                route(Audience.ADMINS, "GET POST", "/camunda/api/cockpit/plugin/**"),
                route(Audience.ADMINS, "GET", "/camunda/api/admin/plugin/**"));
    }

    private static Route route(Audience audience, String methods, String path) {
        return new Route(audience, methods.isEmpty() ? List.of() : List.of(methods.split(" ")), PATTERNS.parse(path));
    }
}
