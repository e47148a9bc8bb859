package dev.salesflow.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.shared.Refusal;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

class RefusalFilterTest {

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/engine/engine/default/task/1/submit-form", "/engine-rest/task/1/submit-form"})
    void quotesWhatWasTypedAsItWasTypedBecauseWhoShowsItEscapesIt(String path) throws Exception {
        var messages = new StaticMessageSource();
        messages.addMessage("taken", Locale.ENGLISH, "Taken: {0}");
        var request = new MockHttpServletRequest("POST", path);
        request.setAttribute(RefusalNoted.ATTRIBUTE, Refusal.of("taken", "<img src=x>"));
        var response = new MockHttpServletResponse();

        new RefusalFilter(new TurnedDown(messages, new TaskTakers(null, null)), new FixedLocaleResolver(Locale.ENGLISH))
                .doFilter(request, response, (asked, answer) -> ((jakarta.servlet.http.HttpServletResponse) answer).setStatus(500));

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(new ObjectMapper().readTree(response.getContentAsString()).path("message").asText()).isEqualTo("Taken: <img src=x>");
    }
}
