package dev.salesflow.process.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

class ReaderLanguageTest {

    @Test
    void tellsInThePersonsLanguageAndLeavesNoTrace() throws Exception {
        var during = new AtomicReference<Locale>();
        LocaleContextHolder.setLocale(Locale.ENGLISH);

        new ReaderLanguage(new FixedLocaleResolver(Locale.SIMPLIFIED_CHINESE)).doFilter(new MockHttpServletRequest(),
                new MockHttpServletResponse(), (request, response) -> during.set(LocaleContextHolder.getLocale()));

        assertThat(during.get()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(LocaleContextHolder.getLocale()).isEqualTo(Locale.ENGLISH);
        LocaleContextHolder.resetLocaleContext();
    }
}
