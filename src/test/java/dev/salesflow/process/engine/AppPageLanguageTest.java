package dev.salesflow.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

class AppPageLanguageTest {

    @Test
    void aPageIsInTheLanguageOfWhoeverReadsIt() throws Exception {
        var page = answer("/camunda/app/tasklist/default/", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<!DOCTYPE html>\n<html lang=\"en\">\n<title>客户</title>");
        });

        assertThat(page.getContentAsString(StandardCharsets.UTF_8)).isEqualTo("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<title>客户</title>");
    }

    @Test
    void aPageSaysWhetherItsReaderLeadsOthers() throws Exception {
        var request = new MockHttpServletRequest("GET", "/camunda/app/tasklist/default/");
        request.addUserRole("MANAGER");

        var page = answer(request, (asked, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<html lang=\"en\">");
        });

        assertThat(page.getContentAsString(StandardCharsets.UTF_8)).isEqualTo("<html lang=\"zh-CN\" data-leads>");
    }

    @Test
    void aFileAndAnAnswerWithoutAPageGoThroughAsTheyAre() throws Exception {
        var file = answer("/camunda/app/tasklist/about.html", (request, response) -> {
            response.setContentType("text/html");
            response.getOutputStream().write("<html lang=\"en\">".getBytes(StandardCharsets.UTF_8));
        });
        var elsewhere = answer("/camunda/app/tasklist", (request, response) ->
                ((HttpServletResponse) response).sendRedirect("/camunda/app/tasklist/default/"));

        assertThat(file.getContentAsString()).isEqualTo("<html lang=\"en\">");
        assertThat(elsewhere.getRedirectedUrl()).isEqualTo("/camunda/app/tasklist/default/");
        assertThat(elsewhere.getContentLength()).isZero();
    }

    private static MockHttpServletResponse answer(String path, FilterChain app) throws Exception {
        return answer(new MockHttpServletRequest("GET", path), app);
    }

    private static MockHttpServletResponse answer(MockHttpServletRequest request, FilterChain app) throws Exception {
        var response = new MockHttpServletResponse();
        new AppPageLanguage(new FixedLocaleResolver(Locale.SIMPLIFIED_CHINESE)).doFilter(request, response, app);
        return response;
    }
}
