package dev.salesflow.process.engine.access;

import dev.salesflow.identity.PresentRights;
import dev.salesflow.identity.ProgramsTurnedAway;
import dev.salesflow.identity.Role;
import dev.salesflow.process.engine.ClosedDoor;
import dev.salesflow.process.engine.access.EngineRoutes.Audience;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The doors of the engine's REST and web apps: one login with the console, and nobody through who is not let in by
 * {@link EngineRoutes}, whatever the engine's own filters think.
 */
@Configuration
class EngineDoors {

    private static final Set<String> ELSEWHERE = Set.of("cross-site", "same-site");

    /** What the engine ships, five megabytes to start Tasklist, changes with its version, which the address names. */
    private static final RequestMatcher OF_THE_ENGINE = new AndRequestMatcher(request -> request.getParameter("bust") != null,
            new OrRequestMatcher(Stream.of("/camunda/lib/**", "/camunda/assets/**", "/camunda/app/*/*-bootstrap.js", "/camunda/app/*/*-bootstrap.css")
                    .map(path -> (RequestMatcher) PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, path)).toList()));

    private final EngineRoutes routes = new EngineRoutes();

    /** For programs and Camunda Modeler: a password with each request, no session, so no CSRF either. */
    @Bean
    @Order(10)
    SecurityFilterChain engineRest(HttpSecurity http, PresentRights rights, ClosedDoor closed,
            ProgramsTurnedAway refused) throws Exception {
        rights.on(http);
        return http
                .securityMatcher(under("/engine-rest"))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .anyRequest().access(this::decide))
                .httpBasic(basic -> basic.authenticationEntryPoint(refused))
                .exceptionHandling(handling -> handling
                        .authenticationEntryPoint(refused)
                        .accessDeniedHandler(closed))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** The web apps live in the console's session and keep their own CSRF token. */
    @Bean
    @Order(20)
    SecurityFilterChain engineApps(HttpSecurity http, PresentRights rights, ClosedDoor closed) throws Exception {
        rights.on(http);
        var pages = new LoginUrlAuthenticationEntryPoint("/login");
        return http
                .securityMatcher(under("/camunda"))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .anyRequest().access(this::decide))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(logout -> logout
                        .logoutRequestMatcher(PathPatternRequestMatcher.withDefaults()
                                .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout"))
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .exceptionHandling(handling -> handling
                        .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                PathPatternRequestMatcher.withDefaults().matcher("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(pages, request -> true)
                        .defaultAccessDeniedHandlerFor(closed,
                                PathPatternRequestMatcher.withDefaults().matcher("/camunda/api/**")))
                .headers(headers -> headers
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(new NegatedRequestMatcher(OF_THE_ENGINE), new CacheControlHeadersWriter()))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(OF_THE_ENGINE,
                                new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "private, max-age=604800, immutable")))
                        .frameOptions(frame -> frame.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterAfter(new AppPagePolicy(), HeaderWriterFilter.class)
                .addFilterAfter(new AppToken(closed), AuthorizationFilter.class)
                .build();
    }

    /** By the whole path: a pattern as plain text means a path within Spring's own servlet, which these are not. */
    private static RequestMatcher under(String root) {
        var paths = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(paths.matcher(root), paths.matcher(root + "/**"));
    }

    /** {@link PresentRights} has just read the person's role, so that a right that is taken away ends at once. */
    private AuthorizationDecision decide(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var audience = isSentByAnotherSite(request) ? Audience.NOBODY : routes.audience(request.getMethod(), path);
        return new AuthorizationDecision(audience == Audience.ANYBODY
                || roles(authentication.get()).anyMatch(role -> audience.includes(role)));
    }

    private static Stream<Role> roles(Authentication person) {
        return person == null ? Stream.empty() : Arrays.stream(Role.values())
                .filter(role -> person.getAuthorities().contains(new SimpleGrantedAuthority("ROLE_" + role.name())));
    }

    /**
     * A browser may remember the password of {@code /engine-rest} and send it along for another site's page; with the
     * change it asks for it names that page. Camunda Modeler's window is a page of no site and names none.
     */
    private static boolean isSentByAnotherSite(HttpServletRequest request) {
        var page = request.getHeader(HttpHeaders.ORIGIN);
        return !"GET".equals(request.getMethod()) && ELSEWHERE.contains(String.valueOf(request.getHeader("Sec-Fetch-Site")))
                && page != null && !page.equals("file://");
    }

    /** Behind our chains: tells the web apps who the console's session belongs to. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> appLogin() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setInitParameters(Map.of("authentication-provider", ConsoleLogin.class.getName()));
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 20);
        return filter;
    }

    /** Behind our chains: the engine asks its own authorizations for the person of this request. */
    @Bean
    FilterRegistrationBean<EnginePerson> restLogin(IdentityService identity, EngineGroups groups) {
        var filter = new FilterRegistrationBean<>(new EnginePerson(identity, groups));
        filter.addUrlPatterns("/engine-rest/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 20);
        return filter;
    }
}
