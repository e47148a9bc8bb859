package dev.salesflow.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/** Back to the login page, which says only that it was wrong or how long to wait: never which of the two was wrong. */
@Component
class LogInFailure implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        // A slip in the password is no reason to type the login again.
        var shownOnce = new FlashMap();
        shownOnce.put("typed", "%.100s".formatted(Objects.toString(request.getParameter("username"), "")));
        shownOnce.setTargetRequestPath(request.getContextPath() + "/login");
        new SessionFlashMapManager().saveOutputFlashMap(shownOnce, request, response);
        response.sendRedirect(request.getContextPath()
                + (why instanceof TooManyTries tries ? "/login?wait=" + tries.seconds() : "/login?error"));
    }
}
