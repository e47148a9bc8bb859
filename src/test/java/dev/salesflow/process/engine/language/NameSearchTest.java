package dev.salesflow.process.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.process.engine.AsTheSystem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.springframework.web.util.UriUtils;

/** Somebody looks for a process in the dialog that starts one. */
@SalesflowTest
class NameSearchTest {

    @Autowired
    RepositoryService repository;
    @Autowired
    AsTheSystem system;
    @Autowired
    ModelTexts models;

    @ParameterizedTest(name = "{1} means {2} to who reads {0}")
    @CsvSource({"zh, 商, opportunity", "zh, oppo, opportunity", "en, OPPO, opportunity", "en, 商, -", "zh, nothing of the kind, -"})
    void byThePartOfTheNameThatTheyRead(String language, String typed, String keys) throws Exception {
        assertThat(asked("/camunda/api/engine/engine/default/process-definition", language, typed)).isEqualTo("latest=true&maxResults=15&keysIn=" + keys);
        assertThat(asked("/camunda/api/engine/engine/default/process-definition/count", language, typed)).endsWith("keysIn=" + keys);
    }

    @ParameterizedTest
    @CsvSource({"/engine-rest/process-definition", "/camunda/api/engine/engine/default/task"})
    void whoAsksOtherwiseIsLeftAlone(String path) throws Exception {
        assertThat(asked(path, "zh", "oppo")).contains("nameLike=");
    }

    private String asked(String path, String language, String typed) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setParameter("nameLike", "%" + typed + "%");
        request.setQueryString("latest=true&maxResults=15&nameLike=" + UriUtils.encode("%" + typed + "%", StandardCharsets.UTF_8));
        var chain = new MockFilterChain();
        new NameSearch(repository, system, models, new FixedLocaleResolver(Locale.forLanguageTag(language)))
                .doFilter(request, new MockHttpServletResponse(), chain);
        return ((HttpServletRequest) chain.getRequest()).getQueryString();
    }
}
