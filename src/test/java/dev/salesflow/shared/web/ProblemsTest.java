package dev.salesflow.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.ModelAndView;

class ProblemsTest {

    Problems problems;

    @BeforeEach
    void chineseTexts() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/common", "messages/identity");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        problems = new Problems(new Texts(messages), null, DataSize.ofMegabytes(200));
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterEach
    void anyLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void saysARefusalToAProgramWithItsFieldInItsLanguage() {
        var answer = json(problems.refused(Refusal.ofField("name", "error.tooLong", 100), request("POST", "/api/things")));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getDetail()).isEqualTo("最多 100 个字符。");
        assertThat(answer.getType()).hasToString("urn:salesflow:problem:error.tooLong");
        assertThat(answer.getProperties()).containsEntry("field", "name");
    }

    @Test
    void sendsAFormThatWasRefusedBackToItsPageWithTheReason() {
        var request = request("POST", "/teams/1/removal");
        request.addHeader(HttpHeaders.REFERER, "http://localhost/teams/1?x=y");

        var view = (ModelAndView) problems.refused(Refusal.of("team.error.notEmpty"), request);

        assertThat(view.getViewName()).isEqualTo("redirect:/teams/1?x=y");
        var flash = (FlashMap) request.getAttribute(DispatcherServlet.OUTPUT_FLASH_MAP_ATTRIBUTE);
        assertThat(flash.get("problem")).asString().contains("该团队中仍有人员");
    }

    @Test
    void showsARefusalWhereAFragmentWouldStand() {
        var request = request("GET", "/customers/1/part");
        request.addHeader("HX-Request", "true");

        assertThat(page(problems.refused(Refusal.of("team.error.notEmpty"), request)).getViewName()).isEqualTo("problem :: alert");
    }

    @Test
    void answersWhatIsMissingForbiddenOrChangedWithItsOwnStatus() {
        var page = request("GET", "/customers/1");

        assertThat(page(problems.notFound(new NotFound("customer", 1), page)).getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(page(problems.forbidden(new AccessDeniedException("no"), page)).getStatus()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(page(problems.changedMeanwhile(new OptimisticLockingFailureException("v2"), page)).getStatus())
                .isEqualTo(HttpStatus.CONFLICT);
        assertThat(page(problems.changedMeanwhile(new DuplicateKeyException("made twice at once"), page)).getStatus())
                .isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void tellsNothingOfAnUnexpectedFailureButAReference() {
        var answer = json(problems.anythingElse(new IllegalStateException("secret at jdbc:postgresql://host"), request("GET", "/api/x")));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getDetail()).matches("系统出现问题.*编号：[0-9a-f-]{36}").doesNotContain("secret", "jdbc");
    }

    @Test
    void goesBackOnlyWithinThisServer() {
        assertThat(back("http://localhost/people/anna?tab=1")).isEqualTo("/people/anna?tab=1");
        assertThat(back("https://evil.example/people")).isEqualTo("/");
        assertThat(back("http://localhost//evil.example")).isEqualTo("/");
        assertThat(back("javascript:alert(1)")).isEqualTo("/");
        assertThat(back("http://local host/")).isEqualTo("/");
        assertThat(Back.to(new MockHttpServletRequest())).isEqualTo("/");
    }

    private static String back(String referer) {
        var request = request("POST", "/anything");
        request.addHeader(HttpHeaders.REFERER, referer);
        return Back.to(request);
    }

    private static ProblemDetail json(Object answer) {
        return (ProblemDetail) ((ResponseEntity<?>) answer).getBody();
    }

    private static ModelAndView page(Object answer) {
        return (ModelAndView) answer;
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.setAttribute(DispatcherServlet.OUTPUT_FLASH_MAP_ATTRIBUTE, new FlashMap());
        return request;
    }
}
