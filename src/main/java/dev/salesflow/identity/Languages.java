package dev.salesflow.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language of a request: the person's own choice, else the one this browser was given, else what it asks for. */
@Primary
@Component("localeResolver")
class Languages implements LocaleResolver {

    private static final String COOKIE = "language";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(PresentRights.LANGUAGE) instanceof String own) {
            return locale(own);
        }
        Cookie kept = WebUtils.getCookie(request, COOKIE);
        if (kept != null && PersonData.LANGUAGES.contains(kept.getValue())) {
            return locale(kept.getValue());
        }
        return locale(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? "en" : request.getLocale().getLanguage());
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        request.setAttribute(PresentRights.LANGUAGE, locale.getLanguage());
        var cookie = ResponseCookie.from(COOKIE, locale.getLanguage()).path("/").maxAge(Duration.ofDays(365))
                .httpOnly(true).sameSite("Lax").secure(request.isSecure()).build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    static Locale locale(String language) {
        return "zh".equals(language) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
