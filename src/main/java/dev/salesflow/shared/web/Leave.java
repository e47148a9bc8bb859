package dev.salesflow.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** How a form is left once its work is done: one of a page by a redirect, one within a fragment by telling htmx to load the page anew. */
public final class Leave implements View {

    private static final String FRAGMENT = "HX-Request";

    private final String address;
    private final String done;

    private Leave(String address, String done) {
        this.address = address;
        this.done = done;
    }

    /** @param address a path of ours; {@code done} the sentence that stands there once */
    public static View to(String address, String done) {
        return new Leave(address, done);
    }

    /** Whether only a part of a page is wanted. */
    public static boolean isFragment(HttpServletRequest request) {
        return request.getHeader(FRAGMENT) != null;
    }

    @Override
    public void render(Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws Exception {
        RequestContextUtils.getOutputFlashMap(request).put("done", done);
        if (isFragment(request)) {
            RequestContextUtils.saveOutputFlashMap(address, request, response);
            response.setHeader("HX-Redirect", request.getContextPath() + address);
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            var redirect = new RedirectView(address, true);
            redirect.setExposeModelAttributes(false);
            redirect.render(Map.of(), request, response);
        }
    }
}
