package dev.salesflow.shared.web;

import dev.salesflow.shared.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads from beyond the end of a list, where an old address or a typed number may point, to the list's last page. */
class LastPage implements HandlerInterceptor {

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView answer) {
        if (answer != null && HttpMethod.GET.matches(request.getMethod())) {
            answer.getModel().values().stream()
                    .filter(Page.class::isInstance).map(part -> (Page<?>) part)
                    .filter(page -> page.total() > 0 && page.page() >= page.pages())
                    .findFirst().ifPresent(page -> lead(answer, request, page.pages() - 1));
        }
    }

    /** As the address was sent: nothing in it is decoded, encoded or filled in once more. */
    private static void lead(ModelAndView answer, HttpServletRequest request, int page) {
        var view = new RedirectView(UriComponentsBuilder.fromPath(request.getRequestURI()).query(request.getQueryString())
                .replaceQueryParam("page", page).build().toUriString());
        view.setExposeModelAttributes(false);
        view.setExpandUriTemplateVariables(false);
        answer.clear();
        answer.setView(view);
    }
}
