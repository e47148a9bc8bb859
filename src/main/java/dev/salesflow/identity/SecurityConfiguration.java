package dev.salesflow.identity;

import dev.salesflow.shared.web.KnownAddresses;
import dev.salesflow.shared.web.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The doors of console and API. A route that no line here names is shut for everyone, so a new one is opened on purpose;
 * whoever is logged in and opens an address where nothing stands is told just that.
 */
@Configuration
@EnableMethodSecurity
class SecurityConfiguration {

    /** Bootstrap's style sheet carries its icons as data: images; nothing else comes from outside this server's files. */
    static final String CONTENT_SECURITY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";
    private static final String FRAGMENT = "HX-Request";
    private static final String[] EVERYONE_INSIDE = {"/", "/customers/**", "/contacts/**", "/grading/**", "/opportunities/**", "/needs/mine", "/doubts/mine", "/demo-calendar/**",
        "/quotations/**", "/contracts/**", "/products/**", "/pipeline/**", "/forecast/**", "/timeline/**", "/coaching/**", "/training/**", "/tasks/**", "/account/**",
        "/contact-records/**", "/next-actions/**", "/absences/**", "/approvals/**", "/rules/*/why", "/nurturing/**", "/pool/**", "/reviews/**", "/prospecting/**"};
    private static final String[] LEADERS = {"/imports/**", "/people/**", "/teams/**", "/rules/**", "/territories/**"};
    private static final String[] ADMINS = {"/company/**", "/mail/**", "/processes/**", "/demo/**", "/exports/**"};

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** For programs by login and password with each call, for our own pages by the session and its CSRF token. */
    @Bean
    @Order(50)
    SecurityFilterChain apiSecurity(HttpSecurity http, PresentRights rights, ProblemWriter problems,
            ProgramsTurnedAway refused, KnownAddresses addresses) throws Exception {
        rights.on(http);
        return headers(http)
                .securityMatcher("/api/**", "/v3/api-docs/**", "/v3/api-docs.yaml")
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll()
                        .requestMatchers("/api/imports/**").hasAnyRole(Role.MANAGER.name(), Role.ADMIN.name())
                        .anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(refused))
                .exceptionHandling(errors -> errors
                        .authenticationEntryPoint(refused)
                        .accessDeniedHandler((request, response, why) -> problems.turnedAway(request, response, isRefused(why, addresses.include(request)))))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(changesSomething(SecurityConfiguration::carriesItsOwnPassword)))
                .requestCache(cache -> cache.disable())
                .build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain consoleSecurity(HttpSecurity http, PresentRights rights, LogInFailure failure, LocaleResolver languages, JdbcClient jdbc,
            KnownAddresses addresses) throws Exception {
        rights.on(http);
        var wanted = wholePagesOnly();
        return headers(http)
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll()
                        .requestMatchers("/assets/**", "/webjars/**", "/login", "/error", "/language", "/invitation/**", "/calendar/*", "/actuator/health/**").permitAll()
                        .requestMatchers(HttpMethod.GET, "/company/logo").permitAll()
                        .requestMatchers(EVERYONE_INSIDE).authenticated()
                        .requestMatchers(LEADERS).hasAnyRole(Role.MANAGER.name(), Role.ADMIN.name())
                        .requestMatchers(ADMINS).hasRole(Role.ADMIN.name())
                        .anyRequest().denyAll())
                .formLogin(login -> login.loginPage("/login").successHandler(new LoggedIn(languages, jdbc, wanted)).failureHandler(failure))
                .logout(Customizer.withDefaults())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(SecurityConfiguration::toTheLogInPage)
                        .accessDeniedHandler((request, response, why) -> response.sendError(
                                isRefused(why, addresses.include(request)) ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND)))
                .requestCache(cache -> cache.requestCache(wanted))
                .build();
    }

    /** A forged or stale form is refused wherever it is sent to. */
    private static boolean isRefused(AccessDeniedException why, boolean known) {
        return known || why instanceof CsrfException;
    }

    /** A fragment cannot show a login page; htmx takes the whole window there. */
    private static void toTheLogInPage(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var page = request.getContextPath() + "/login";
        if (request.getHeader(FRAGMENT) != null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", page);
        } else {
            response.sendRedirect(page);
        }
    }

    /** After the log-in one lands where one wanted to go, if that was a page. */
    private static RequestCache wholePagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod()) && request.getHeader(FRAGMENT) == null
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html"));
        return cache;
    }

    private static HttpSecurity headers(HttpSecurity http) throws Exception {
        return http.headers(headers -> headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"))
                .crossOriginOpenerPolicy(Customizer.withDefaults()));
    }

    private static RequestMatcher changesSomething(RequestMatcher exempt) {
        return request -> CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request) && !exempt.matches(request);
    }

    /** Another site's page can make a browser send a password it remembers; browsers say where a request comes from. */
    private static boolean carriesItsOwnPassword(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                && !Set.of("cross-site", "same-site").contains(String.valueOf(request.getHeader("Sec-Fetch-Site")));
    }
}
