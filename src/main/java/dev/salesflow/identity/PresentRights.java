package dev.salesflow.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds every request's log-in against the table, one row by its key: a disabled person and one whose password changed
 * are out at once, a changed role counts from the next click. Every security chain takes this in by {@link #on}.
 */
@Component
public class PresentRights {

    /** Request attribute: the language the person chose, absent where they chose none. */
    static final String LANGUAGE = PresentRights.class.getName() + ".language";
    /** Request attribute: what the person is called; every page's bar shows it. */
    private static final String NAME = "nameOfPerson";

    private final JdbcClient jdbc;

    PresentRights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void on(HttpSecurity http) {
        http.addFilterBefore(new Check(), AnonymousAuthenticationFilter.class);
    }

    private record Row(String name, Role role, boolean enabled, int credential, String language) {
    }

    private Optional<Row> row(String login) {
        return jdbc.sql("select name, role, enabled, credential, language from app_user where login = ?")
                .param(login).query(Row.class).optional();
    }

    private static boolean standsStill(Row row, Authentication login) {
        return row.enabled()
                && !(login.getPrincipal() instanceof Account account && account.credential() != row.credential());
    }

    private static void refresh(Authentication login, Role role) {
        var present = Account.authorities(role);
        if (!login.getAuthorities().containsAll(present) || login.getAuthorities().size() != present.size()) {
            var fresh = UsernamePasswordAuthenticationToken.authenticated(login.getPrincipal(), login.getCredentials(), present);
            fresh.setDetails(login.getDetails());
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(fresh);
            SecurityContextHolder.setContext(context);
        }
    }

    private final class Check extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var login = SecurityContextHolder.getContext().getAuthentication();
            if (login != null && login.isAuthenticated() && !(login instanceof AnonymousAuthenticationToken)) {
                var row = row(login.getName());
                if (row.filter(present -> standsStill(present, login)).isPresent()) {
                    refresh(login, row.get().role());
                    request.setAttribute(LANGUAGE, row.get().language());
                    request.setAttribute(NAME, row.get().name());
                } else {
                    end(request);
                }
            }
            chain.doFilter(request, response);
        }

        private void end(HttpServletRequest request) {
            SecurityContextHolder.clearContext();
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        }
    }
}
