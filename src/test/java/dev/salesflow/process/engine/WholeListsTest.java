package dev.salesflow.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WholeListsTest {

    @Test
    void endsAListThatTheWebAppsAskForWithoutAnEnd() throws Exception {
        assertThat(asked("GET", "key=opportunity")).isEqualTo("key=opportunity&maxResults=2000");
        assertThat(asked("GET", null)).isEqualTo("maxResults=2000");
        assertThat(asked("POST", "group", null)).isEqualTo("maxResults=2000");
    }

    @Test
    void leavesAloneWhatHasAnEndAndWhatIsNoQuestion() throws Exception {
        assertThat(asked("GET", "firstResult=0&maxResults=50")).isEqualTo("firstResult=0&maxResults=50");
        assertThat(asked("POST", null)).isNull();
    }

    private static String asked(String method, String query) throws Exception {
        return asked(method, "process-definition", query);
    }

    private static String asked(String method, String list, String query) throws Exception {
        var request = new MockHttpServletRequest(method, "/camunda/api/engine/engine/default/" + list);
        request.setQueryString(query);
        var behind = new MockFilterChain();
        new WholeLists().doFilter(request, new MockHttpServletResponse(), behind);
        return ((HttpServletRequest) behind.getRequest()).getQueryString();
    }
}
