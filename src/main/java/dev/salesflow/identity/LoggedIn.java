package dev.salesflow.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Goes on to the page that was wanted. Of somebody who never chose a language the one they logged in with is kept: so letters
 * and another device speak it, too.
 */
class LoggedIn extends SavedRequestAwareAuthenticationSuccessHandler {

    private final LocaleResolver languages;
    private final JdbcClient jdbc;

    LoggedIn(LocaleResolver languages, JdbcClient jdbc, RequestCache wanted) {
        this.languages = languages;
        this.jdbc = jdbc;
        setRequestCache(wanted);
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws ServletException, IOException {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) {
            keep(languages.resolveLocale(request).getLanguage(), person.getName());
        }
        super.onAuthenticationSuccess(request, response, person);
    }

    private void keep(String language, String login) {
        jdbc.sql("update app_user set language = ? where login = ? and language is null")
                .params(language, login).update();
    }
}
