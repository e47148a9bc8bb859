package dev.salesflow.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/** Answers a problem in the shape that was asked for: JSON for programs, an alert for a fragment, else a whole page. */
final class ProblemView {

    private ProblemView() {
    }

    static Object of(Problem problem, HttpServletRequest request, String path) {
        if (wantsJson(request, path)) {
            return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(ProblemWriter.detail(problem));
        }
        var view = request.getHeader("HX-Request") != null ? "problem :: alert" : "problem";
        return new ModelAndView(view, Map.of("sentence", problem.sentence(), "status", problem.status().value()), problem.status());
    }

    static boolean wantsJson(HttpServletRequest request, String path) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return path.startsWith(request.getContextPath() + "/api/") || path.startsWith(request.getContextPath() + "/v3/")
                || (accept != null && accept.contains("json") && !accept.contains("html"));
    }
}
