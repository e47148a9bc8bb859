package dev.salesflow.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Back to the login page, which says only that it was wrong or how long to wait: never which of the two was wrong. */
@Component
class LogInFailure implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        response.sendRedirect(request.getContextPath()
                + (why instanceof TooManyTries tries ? "/login?wait=" + tries.seconds() : "/login?error"));
    }
}
