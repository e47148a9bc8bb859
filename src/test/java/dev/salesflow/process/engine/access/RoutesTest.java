package dev.salesflow.process.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.salesflow.SalesflowTest;
import dev.salesflow.process.engine.Principals;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every route of the application, ours, the engine's REST and the web apps', stands in {@code routes.csv} with whom it
 * is open to; a new one fails here until somebody has decided.
 */
@SalesflowTest
class RoutesTest {

    /** By this Spring Security knows a request without a servlet behind it. */
    private static final String AS_MOCK_MVC = "org.springframework.test.web.servlet.MockMvc.MVC_RESULT_ATTRIBUTE";
    private static final Path TABLE = Path.of("src/test/resources/routes.csv");

    @Autowired
    List<RequestMappingInfoHandlerMapping> ours;
    @Autowired
    @Qualifier("springSecurityFilterChain")
    Filter doors;
    @Autowired
    ServletContext context;
    @Autowired
    MockMvc mvc;
    @Autowired
    Principals principals;

    private record Route(String method, String path) implements Comparable<Route> {

        /** An address that fits the pattern; the one engine there is has the name default. */
        String example() {
            return path.replace("/engine/{name}", "/engine/default").replaceAll("\\{[^}]*}", "1").replace("**", "x").replace("*", "x");
        }

        @Override
        public int compareTo(Route other) {
            return (path + " " + method).compareTo(other.path + " " + other.method);
        }

        @Override
        public String toString() {
            return method + "," + path;
        }
    }

    @Test
    void everyRouteHasAnEntryAndEveryEntryARoute() throws IOException {
        var routes = all();
        var table = table();

        var missing = routes.stream().filter(route -> !table.containsKey(route)).map(route -> route + "," + actual(route)).toList();
        Files.write(Path.of("target/routes-missing.csv"), missing);
        assertThat(missing).as("routes without an entry in " + TABLE + ", with whom they are open to now").isEmpty();
        assertThat(table.keySet()).as("entries without a route").isSubsetOf(routes);
    }

    @Test
    void everyRouteIsOpenToWhomTheTableSaysAndToNobodyElse() throws IOException {
        table().forEach((route, audience) -> assertThat(actual(route)).as(route.toString()).isEqualTo(audience));
    }

    /** Over the whole chain of filters, as a request comes. */
    @Test
    void nothingButTheOpenRoutesAnswersAStranger() throws Exception {
        for (var entry : table().entrySet()) {
            var route = entry.getKey();
            // Logging out is done by a filter of its own and does nothing for a stranger.
            if (entry.getValue().equals("anybody") || route.path().endsWith("/logout")) {
                continue;
            }
            var answer = mvc.perform(request(HttpMethod.valueOf(route.method()), URI.create(route.example())).with(csrf()))
                    .andReturn().getResponse();
            assertThat(answer.getStatus()).as(route.toString()).isIn(302, 401, 403);
            if (answer.getStatus() == 302) {
                assertThat(answer.getRedirectedUrl()).as(route.toString()).endsWith("/login");
            }
        }
    }

    /** Whom the filters let through to whatever would answer; nothing answers here, so nothing happens. */
    private String actual(Route route) {
        if (isOpen(route, null)) {
            return "anybody";
        }
        assertThat(isOpen(route, principals.disabled)).as("open to a disabled administrator: " + route).isFalse();
        var rep = isOpen(route, principals.rep);
        var manager = isOpen(route, principals.manager);
        var admin = isOpen(route, principals.admin);
        return rep && manager && admin ? "people" : !rep && manager && admin ? "leads" : !rep && !manager && admin ? "admins"
                : !rep && !manager && !admin ? "nobody" : "rep " + rep + " manager " + manager + " admin " + admin;
    }

    private boolean isOpen(Route route, String login) {
        var behind = new MockFilterChain();
        var built = request(HttpMethod.valueOf(route.method()), URI.create(route.example())).buildRequest(context);
        built.setAttribute(AS_MOCK_MVC, true);
        withToken(built);
        if (login != null) {
            var person = new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(login, null, List.of()));
            built.setAttribute(RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME, person);
            built.getSession().setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, person);
        }
        try {
            doors.doFilter(built, new MockHttpServletResponse(), behind);
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(route.toString(), e);
        } finally {
            TestSecurityContextHolder.clearContext();
        }
        return behind.getRequest() != null;
    }

    /** What a page of ours sends along, so that a refusal is one of the person and not of a forged form. */
    private static void withToken(MockHttpServletRequest request) {
        var token = new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "kept in the session");
        request.getSession().setAttribute(HttpSessionCsrfTokenRepository.class.getName() + ".CSRF_TOKEN", token);
        new XorCsrfTokenRequestAttributeHandler().handle(request, new MockHttpServletResponse(), () -> token);
        request.addHeader(token.getHeaderName(), ((CsrfToken) request.getAttribute(CsrfToken.class.getName())).getToken());
        request.removeAttribute(CsrfToken.class.getName());
        request.removeAttribute("_csrf");
        request.getSession().setAttribute("CAMUNDA_CSRF_TOKEN", "the web apps' own");
        request.addHeader("X-XSRF-TOKEN", "the web apps' own");
    }

    private Set<Route> all() {
        var routes = new TreeSet<Route>();
        ours.stream().flatMap(mappings -> mappings.getHandlerMethods().keySet().stream()).forEach(mapping -> mapping.getPatternValues().forEach(path -> {
            var methods = mapping.getMethodsCondition().getMethods();
            if (methods.isEmpty()) {
                List.of("GET", "POST").forEach(method -> routes.add(new Route(method, path)));
            }
            methods.forEach(method -> routes.add(new Route(method.name(), path)));
        }));
        JaxRsRoutes.of("/engine-rest", org.camunda.bpm.engine.rest.impl.CamundaRestResources.getResourceClasses())
                .forEach((method, paths) -> paths.forEach(path -> routes.add(new Route(method, path))));
        Map.of("/camunda/api/engine", new org.camunda.bpm.webapp.impl.engine.EngineRestApplication(),
                "/camunda/api/admin", new org.camunda.bpm.admin.impl.web.AdminApplication(),
                "/camunda/api/cockpit", new org.camunda.bpm.cockpit.impl.web.CockpitApplication(),
                "/camunda/api/tasklist", new org.camunda.bpm.tasklist.impl.web.TasklistApplication(),
                "/camunda/api/welcome", new org.camunda.bpm.welcome.impl.web.WelcomeApplication())
                .forEach((root, application) -> JaxRsRoutes.of(root, application.getClasses())
                        .forEach((method, paths) -> paths.forEach(path -> routes.add(new Route(method, path)))));
        List.of("admin", "cockpit", "tasklist", "welcome").forEach(app -> routes.add(new Route("GET", "/camunda/app/" + app + "/**")));
        List.of("/camunda", "/camunda/lib/**", "/camunda/assets/**").forEach(path -> routes.add(new Route("GET", path)));
        return routes;
    }

    private static Map<Route, String> table() throws IOException {
        var table = new TreeMap<Route, String>();
        if (Files.exists(TABLE)) {
            for (var line : Files.readAllLines(TABLE)) {
                var cells = line.split(",");
                if (cells.length == 3 && !line.startsWith("#")) {
                    table.put(new Route(cells[0], cells[1]), cells[2]);
                }
            }
        }
        return table;
    }
}
