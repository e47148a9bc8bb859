package dev.salesflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SalesflowTest
class LogInTest {

    private static final String OPEN_API = "/api/no-such-thing";

    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;
    @Autowired People people;
    @Autowired Teams teams;
    @Autowired Passwords passwords;
    @Autowired TestClock clock;

    TestLogins logins;
    String rep;

    @BeforeEach
    void somebody() {
        logins = new TestLogins(people, passwords, teams);
        rep = logins.person(Role.REP, null);
    }

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void letsAPersonInWithTheirPasswordWhateverTheCaseOfTheLogin() throws Exception {
        mvc.perform(formLogin().user(rep.toUpperCase(java.util.Locale.ROOT)).password(TestLogins.PASSWORD))
                .andExpect(authenticated().withUsername(rep).withRoles("REP"))
                .andExpect(redirectedUrl("/"));
    }

    @Test
    void saysTheSameToAWrongPasswordAndAnUnknownLogin() throws Exception {
        mvc.perform(formLogin().user(rep).password("wrong")).andExpect(unauthenticated()).andExpect(redirectedUrl("/login?error"));
        mvc.perform(formLogin().user("nobody-" + rep).password("wrong")).andExpect(redirectedUrl("/login?error"));
    }

    @Test
    void keepsTheLoginThatWasTypedWhenThePasswordWasWrong() throws Exception {
        var session = (MockHttpSession) mvc.perform(formLogin().user("<b>" + rep).password("wrong")).andReturn().getRequest().getSession();

        mvc.perform(get("/login?error").session(session)).andExpect(content().string(
                org.hamcrest.Matchers.containsString("value=\"&lt;b&gt;" + rep + "\"")));
    }

    @Test
    void doesNotLetADisabledPersonIn() throws Exception {
        people.setEnabled(rep, false);

        mvc.perform(formLogin().user(rep).password(TestLogins.PASSWORD)).andExpect(unauthenticated());
        mvc.perform(get(OPEN_API).with(httpBasic(rep, TestLogins.PASSWORD))).andExpect(status().isUnauthorized());
    }

    @Test
    void doesNotLetAPersonInWhoHasNoPasswordYet() throws Exception {
        jdbc.sql("update app_user set password = null where login = ?").param(rep).update();

        mvc.perform(formLogin().user(rep).password("")).andExpect(unauthenticated());
        mvc.perform(formLogin().user(rep).password("null")).andExpect(unauthenticated());
    }

    @Test
    void opensNothingByTheLoginAsPasswordOutsideTheDemo() throws Exception {
        jdbc.sql("update app_user set password = null where login = ?").param(rep).update();
        passwords.setToLogin(rep);

        mvc.perform(formLogin().user(rep).password(rep)).andExpect(unauthenticated());
    }

    @Test
    void endsTheSessionOfAPersonWhoIsDisabledWithTheNextRequest() throws Exception {
        var session = session();
        mvc.perform(get(OPEN_API).session(session)).andExpect(status().isNotFound());

        people.setEnabled(rep, false);

        mvc.perform(get(OPEN_API).session(session)).andExpect(status().isUnauthorized());
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void endsOtherSessionsWhenThePasswordChanges() throws Exception {
        var session = session();

        passwords.change(rep, TestLogins.PASSWORD, "another long sentence", "another long sentence", "192.0.2.10");

        mvc.perform(get(OPEN_API).session(session)).andExpect(status().isUnauthorized());
    }

    @Test
    void givesAndTakesRightsWithTheNextRequest() throws Exception {
        var session = session();
        mvc.perform(get("/processes/none/files.zip").session(session)).andExpect(status().isForbidden());

        jdbc.sql("update app_user set role = 'ADMIN' where login = ?").param(rep).update();
        mvc.perform(get("/processes/none/files.zip").session(session)).andExpect(status().isNotFound());

        jdbc.sql("update app_user set role = 'REP' where login = ?").param(rep).update();
        mvc.perform(get("/processes/none/files.zip").session(session)).andExpect(status().isForbidden());
    }

    @Test
    void makesGuessingSlowAndThenLetsTheRightPasswordInAgain() throws Exception {
        for (int attempt = 0; attempt < LogInDelay.FREE_TRIES; attempt++) {
            mvc.perform(from("10.1.1.1", rep, "wrong")).andExpect(redirectedUrl("/login?error"));
        }

        mvc.perform(from("10.1.1.1", rep, TestLogins.PASSWORD)).andExpect(redirectedUrl("/login?wait=1"));
        mvc.perform(get(OPEN_API).with(address("10.1.1.1")).with(httpBasic(rep, TestLogins.PASSWORD)))
                .andExpect(status().isTooManyRequests()).andExpect(header().exists("Retry-After"));
        mvc.perform(from("10.1.1.2", rep, TestLogins.PASSWORD)).andExpect(authenticated());

        clock.advance(Duration.ofSeconds(2));
        mvc.perform(from("10.1.1.1", rep, TestLogins.PASSWORD)).andExpect(authenticated());
    }

    @Test
    void countsFailuresForAllNodesTogetherUntilASuccessOrAnHourLater() {
        var here = new LogInDelay(jdbc, clock);
        var there = new LogInDelay(jdbc, clock);
        for (int attempt = 0; attempt < LogInDelay.FREE_TRIES; attempt++) {
            (attempt % 2 == 0 ? here : there).failed(rep, "10.1.1.3");
        }

        assertThat(here.past(rep, "10.1.1.3").left()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
        assertThat(there.past(rep, "10.1.1.3").left()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
        there.succeeded(rep, "10.1.1.3");
        assertThat(here.past(rep, "10.1.1.3")).isEqualTo(new LogInDelay.Past(Duration.ZERO, false));

        here.failed(rep, "10.1.1.3");
        clock.advance(Duration.ofMinutes(61));
        here.forget();
        assertThat(there.past(rep, "10.1.1.3").failedHere()).isFalse();
    }

    @Test
    void countsWhateverIsTypedAsALogin() {
        var delay = new LogInDelay(jdbc, clock);
        var typed = "\0" + rep + "x".repeat(100_000);
        for (int attempt = 0; attempt < LogInDelay.FREE_TRIES + 3; attempt++) {
            delay.failed(typed, "10.1.1.4");
        }

        assertThat(delay.past(typed, "10.1.1.4").left()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
    }

    @Test
    void asksAPersonWithoutALogInToLogInAndAProgramWithAProblem() throws Exception {
        mvc.perform(get("/customers").accept("text/html")).andExpect(redirectedUrl("/login"));
        mvc.perform(get("/customers").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized()).andExpect(header().string("HX-Redirect", "/login"));
        mvc.perform(get(OPEN_API)).andExpect(status().isUnauthorized())
                .andExpect(header().exists("WWW-Authenticate"))
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.status").value(401));
        mvc.perform(get(OPEN_API).header("Sec-Fetch-Site", "same-origin")).andExpect(header().doesNotExist("WWW-Authenticate"));
    }

    @Test
    void asksForNoTokenWithAPasswordInTheCallButForOneWithTheSession() throws Exception {
        mvc.perform(post(OPEN_API).with(httpBasic(rep, TestLogins.PASSWORD))).andExpect(status().isNotFound());
        mvc.perform(post(OPEN_API).session(session())).andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("urn:salesflow:problem:forbidden"));
        mvc.perform(post(OPEN_API).session(session()).with(csrf())).andExpect(status().isNotFound());
        mvc.perform(post(OPEN_API).with(httpBasic(rep, TestLogins.PASSWORD)).header("Sec-Fetch-Site", "cross-site"))
                .andExpect(status().isForbidden());
    }

    @Test
    void whereNothingStandsThePersonFindsNothingAndAStrangerTheLogIn() throws Exception {
        for (var nowhere : List.of("/anything", "/actuator/env", "/customers/a/b/c", "/company/nothing/here", "/api/nothing", "/api/imports/a/b/c/d")) {
            mvc.perform(get(nowhere).session(session())).andExpect(status().isNotFound());
        }
        mvc.perform(get("/anything").accept("text/html")).andExpect(status().is3xxRedirection());
        mvc.perform(get("/people").session(session())).andExpect(status().isForbidden());
        mvc.perform(get("/api/imports/" + UUID.randomUUID()).session(session())).andExpect(status().isForbidden());
    }

    @Test
    void letsNoOtherSiteFrameOrScriptItsPages() throws Exception {
        mvc.perform(get("/login")).andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", SecurityConfiguration.CONTENT_SECURITY))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"));
    }

    @Test
    void showsTheLoginPageInTheLanguageOfTheBrowserAndKeepsAChoice() throws Exception {
        mvc.perform(get("/login").header("Accept-Language", "zh-TW,zh;q=0.9,en;q=0.5"))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("登录名")));
        mvc.perform(get("/login").header("Accept-Language", "fr")).andExpect(content().string(
                org.hamcrest.Matchers.containsString("Log in")));
        mvc.perform(post("/language").param("language", "zh").with(csrf()).header("Referer", "http://localhost/login?out"))
                .andExpect(redirectedUrl("/login?out"))
                .andExpect(header().string("Set-Cookie", org.hamcrest.Matchers.startsWith("language=zh")));
    }

    @Test
    void keepsTheLanguageWithThePersonWhateverBrowserTheyUseNext() throws Exception {
        mvc.perform(post("/language").param("language", "zh").session(session()).with(csrf())).andExpect(redirectedUrl("/"));

        mvc.perform(get(OPEN_API).with(httpBasic(rep, TestLogins.PASSWORD)).header("Accept-Language", "en"))
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString("不存在")));
        mvc.perform(post("/language").param("language", "xx").session(session()).with(csrf()).header("Referer", "https://evil.example/x"))
                .andExpect(redirectedUrl("/"));
    }

    @Test
    void keepsTheLanguageOfTheFirstLogInAndNeverGuessesAgain() throws Exception {
        for (var browser : java.util.List.of("zh-CN,zh;q=0.9", "en-US,en;q=0.8")) {
            mvc.perform(post("/login").param("username", rep).param("password", TestLogins.PASSWORD).header("Accept-Language", browser).with(csrf()))
                    .andExpect(redirectedUrl("/"));
        }

        assertThat(people.require(rep).language()).isEqualTo("zh");
        mvc.perform(formLogin().user(rep).password(TestLogins.PASSWORD));
        assertThat(people.require(rep).language()).isEqualTo("zh");
    }

    private MockHttpSession session() throws Exception {
        return (MockHttpSession) mvc.perform(formLogin().user(rep).password(TestLogins.PASSWORD))
                .andReturn().getRequest().getSession();
    }

    private org.springframework.test.web.servlet.RequestBuilder from(String address, String login, String password) {
        return post("/login").param("username", login).param("password", password).with(csrf()).with(address(address));
    }

    private static RequestPostProcessor address(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}
