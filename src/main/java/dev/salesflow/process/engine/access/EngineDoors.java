package dev.salesflow.process.engine.access;

import dev.salesflow.process.engine.access.EngineRoutes.Audience;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The doors of the engine's REST and web apps: one login with the console, and nobody through who is not let in by
 * {@link EngineRoutes}, whatever the engine's own filters think.
 */
@Configuration
class EngineDoors {

    private final EngineGroups groups;
    private final EngineRoutes routes = new EngineRoutes();
    private final AuthenticationTrustResolverImpl trust = new AuthenticationTrustResolverImpl();

    EngineDoors(EngineGroups groups) {
        this.groups = groups;
    }

    /** For programs and Camunda Modeler: a password with each request, no session, so no CSRF either. */
    @Bean
    @Order(10)
    SecurityFilterChain engineRest(HttpSecurity http) throws Exception {
        return http
                .securityMatcher("/engine-rest", "/engine-rest/**")
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .anyRequest().access(this::decide))
                .httpBasic(basic -> basic.realmName("Salesflow"))
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
    SecurityFilterChain engineApps(HttpSecurity http) throws Exception {
        var pages = new LoginUrlAuthenticationEntryPoint("/login");
        return http
                .securityMatcher("/camunda", "/camunda/**")
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
                        .defaultAuthenticationEntryPointFor(pages, request -> true))
                .headers(headers -> headers
                        .frameOptions(frame -> frame.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterAfter(new AppPagePolicy(), HeaderWriterFilter.class)
                .build();
    }

    /** Asked of the table at each request, so that a right that is taken away ends at once. */
    private AuthorizationDecision decide(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return new AuthorizationDecision(switch (routes.audience(request.getMethod(), path)) {
            case ANYBODY -> true;
            case PEOPLE -> !groups(authentication.get()).isEmpty();
            case LEADS -> groups(authentication.get()).contains("manager") || isAdmin(authentication.get());
            case ADMINS -> isAdmin(authentication.get());
            case NOBODY -> false;
        });
    }

    private boolean isAdmin(Authentication authentication) {
        return groups(authentication).contains(EngineGroups.ADMIN);
    }

    private List<String> groups(Authentication authentication) {
        return authentication == null || trust.isAnonymous(authentication) ? List.of() : groups.of(authentication.getName());
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
    FilterRegistrationBean<EnginePerson> restLogin(IdentityService identity) {
        var filter = new FilterRegistrationBean<>(new EnginePerson(identity, groups));
        filter.addUrlPatterns("/engine-rest/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 20);
        return filter;
    }
}
