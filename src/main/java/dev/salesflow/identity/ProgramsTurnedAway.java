package dev.salesflow.identity;

import dev.salesflow.shared.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** What a program is answered whose log-in failed, at whichever door: whoever tried too often is told to wait. */
@Component
public class ProgramsTurnedAway implements AuthenticationEntryPoint {

    private final ProblemWriter problems;

    ProgramsTurnedAway(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        if (why instanceof TooManyTries tries) {
            problems.tooManyTries(request, response, tries.seconds());
        } else {
            problems.unauthenticated(request, response, why);
        }
    }
}
