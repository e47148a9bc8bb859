package dev.salesflow.process.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class HeldAnswerTest {

    @Test
    void anAnswerIsHeldUntilItIsSentWithItsNewLength() throws Exception {
        var response = new MockHttpServletResponse();
        var held = new HeldAnswer(response, 100);
        held.setContentLength(3);
        held.setHeader("Content-Length", "3");

        held.getWriter().write("客户");
        held.flushBuffer();

        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(response.isCommitted()).isFalse();
        assertThat(held.content()).isPresent();
        held.send("longer than before".getBytes(StandardCharsets.UTF_8));
        assertThat(response.getContentAsString()).isEqualTo("longer than before");
        assertThat(response.getContentLength()).isEqualTo(18);
    }

    @Test
    void oneBeyondTheLimitGoesThroughWholeAndAsItIs() throws Exception {
        var response = new MockHttpServletResponse();
        var held = new HeldAnswer(response, 10);

        held.getOutputStream().write("12345678".getBytes(StandardCharsets.UTF_8));
        assertThat(response.getContentAsByteArray()).isEmpty();
        held.getOutputStream().write("90abc".getBytes(StandardCharsets.UTF_8));
        held.getOutputStream().write('d');

        assertThat(held.content()).isEmpty();
        assertThat(response.getContentAsString()).isEqualTo("1234567890abcd");
    }
}
