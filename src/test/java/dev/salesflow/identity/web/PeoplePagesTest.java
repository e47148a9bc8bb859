package dev.salesflow.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.identity.Invitations;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.PersonData;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.opportunity.DealFixture;
import java.util.UUID;
import dev.salesflow.shared.NotFound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SalesflowTest
class PeoplePagesTest {

    private static final String NEW_PASSWORD = "my new long password";

    @Autowired MockMvc mvc;
    @Autowired People people;
    @Autowired Teams teams;
    @Autowired Passwords passwords;
    @Autowired Invitations invitations;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    TestLogins logins;
    String admin;
    String tag;

    @BeforeEach
    void anAdministrator() {
        logins = new TestLogins(people, passwords, teams);
        admin = logins.person(Role.ADMIN, null);
        tag = UUID.randomUUID().toString();
    }

    @AfterEach
    void leaveNoAdministratorBehind() {
        clock.reset();
        jdbc.sql("update app_user set enabled = false where login = ?").param(admin).update();
    }

    @Test
    void takesAPersonUpWhoThenSetsTheirOwnPasswordOnceByTheLink() throws Exception {
        var link = invited("anna." + tag);

        mvc.perform(get(link)).andExpect(status().isOk()).andExpect(content().string(containsString("anna." + tag)));
        mvc.perform(set(link, "short", "short")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("At least 10 characters, please.")));
        mvc.perform(set(link, NEW_PASSWORD, NEW_PASSWORD)).andExpect(redirectedUrl("/login"));

        mvc.perform(formLogin().user("anna." + tag).password(NEW_PASSWORD)).andExpect(authenticated());
        mvc.perform(set(link, "stolen the link too", "stolen the link too")).andExpect(status().isNotFound());
        mvc.perform(get(link)).andExpect(status().isNotFound());
    }

    @Test
    void endsAnInvitationAfterItsTimeAndByALaterOne() throws Exception {
        var first = invited("ben." + tag);
        var second = linkOf(as(admin, post("/people/ben." + tag + "/invitation")));
        mvc.perform(get(first)).andExpect(status().isNotFound());
        mvc.perform(get(second)).andExpect(status().isOk());

        clock.advance(Invitations.VALID.plusSeconds(1));

        mvc.perform(set(second, NEW_PASSWORD, NEW_PASSWORD)).andExpect(status().isNotFound());
    }

    @Test
    void letsOneOfSeveralUseAnInvitationAtOnce() throws Exception {
        var token = invited("dan." + tag).replaceAll(".*/", "");
        var together = new CyclicBarrier(4);
        Callable<Boolean> accept = () -> {
            together.await();
            try {
                var password = NEW_PASSWORD + Thread.currentThread().getId();
                invitations.accept(token, password, password);
                return true;
            } catch (NotFound gone) {
                return false;
            }
        };
        var pool = Executors.newFixedThreadPool(4);
        try {
            var used = new ArrayList<Boolean>();
            for (var done : pool.invokeAll(Collections.nCopies(4, accept))) {
                used.add(done.get());
            }
            assertThat(used).containsOnlyOnce(true);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void slowsGuessingThePresentPasswordDown() throws Exception {
        var rep = logins.person(Role.REP, null);
        for (var n = 0; n < 9; n++) {
            clock.advance(Duration.ofMinutes(5));
            mvc.perform(change(rep, "guess " + n, NEW_PASSWORD).remoteAddress("192.0.2.11"))
                    .andExpect(content().string(containsString("This is not your present password.")));
        }

        mvc.perform(change(rep, TestLogins.PASSWORD, NEW_PASSWORD).remoteAddress("192.0.2.11"))
                .andExpect(content().string(containsString("Too many wrong passwords.")));
        clock.advance(Duration.ofMinutes(5));
        mvc.perform(change(rep, TestLogins.PASSWORD, NEW_PASSWORD).remoteAddress("192.0.2.11")).andExpect(redirectedUrl("/login"));
    }

    @Test
    void keepsOnlyTheHashOfAnInvitation() throws Exception {
        var token = invited("carl." + tag).replaceAll(".*/", "");

        assertThat(jdbc.sql("select token_hash from invitation where login = ?").param("carl." + tag).query(String.class).single())
                .hasSize(64).doesNotContain(token);
    }

    @Test
    void showsAWrongValueBesideItsFieldAndKeepsWhatWasTyped() throws Exception {
        mvc.perform(as(admin, post("/people")).param("login", "Dora Doe").param("name", "Dora <b>Doe</b>").param("email", "nope")
                        .param("role", "REP"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"login-problem\"")))
                .andExpect(content().string(containsString("Dora &lt;b&gt;Doe&lt;/b&gt;")));
        mvc.perform(as(admin, post("/people")).param("login", "dora." + tag).param("name", "Dora").param("role", "KING"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("id=\"role-problem\"")));
        mvc.perform(as(admin, post("/people")).param("login", "dora." + tag).param("name", "Dora").param("role", "REP").param("team", "x"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("id=\"team-problem\"")));
    }

    @Test
    void showsAManagerTheirTeamToReadAndNothingToChange() throws Exception {
        var team = logins.team(null);
        var manager = logins.person(Role.MANAGER, team);
        var rep = logins.person(Role.REP, team);
        var stranger = logins.person(Role.REP, logins.team(null));

        mvc.perform(as(manager, get("/people"))).andExpect(content().string(containsString(rep)))
                .andExpect(content().string(not(containsString(stranger))));
        mvc.perform(as(manager, get("/people/" + rep))).andExpect(status().isOk())
                .andExpect(content().string(not(containsString("name=\"role\""))));
        mvc.perform(as(manager, get("/people/" + stranger))).andExpect(status().isNotFound());
        mvc.perform(as(manager, get("/people/new"))).andExpect(status().isForbidden());
        mvc.perform(as(manager, post("/people/" + rep)).param("name", "X").param("role", "ADMIN").param("version", "0"))
                .andExpect(status().isForbidden());
        mvc.perform(as(manager, post("/people/" + rep + "/invitation"))).andExpect(status().isForbidden());
        mvc.perform(as(manager, post("/people/" + rep + "/disabling"))).andExpect(status().isForbidden());
        mvc.perform(as(manager, post("/teams")).param("name", "Mine " + tag)).andExpect(status().isForbidden());
        assertThat(people.require(rep).role()).isEqualTo(Role.REP);
    }

    @Test
    void offersAsSuccessorsOnlyThoseWhomTheReaderMayGiveWorkTo() throws Exception {
        var team = logins.team(null);
        var manager = logins.person(Role.MANAGER, team);
        var rep = logins.person(Role.REP, team);
        var stranger = logins.person(Role.REP, logins.team(null));

        assertThat(successors(manager, rep)).containsExactly(manager);
        assertThat(successors(admin, rep)).contains(manager, stranger).doesNotContain(rep);
    }

    private java.util.List<String> successors(String reader, String of) throws Exception {
        var page = mvc.perform(as(reader, get("/people/" + of))).andReturn().getModelAndView();
        return ((java.util.List<?>) page.getModel().get("successors")).stream().map(Person.class::cast).map(Person::login).toList();
    }

    @Test
    void shutsPeopleToReps() throws Exception {
        var rep = logins.person(Role.REP, null);

        mvc.perform(as(rep, get("/people"))).andExpect(status().isForbidden());
        mvc.perform(as(rep, get("/teams"))).andExpect(status().isForbidden());
        mvc.perform(as(rep, post("/people/" + rep)).param("name", "X").param("role", "ADMIN").param("version", "0"))
                .andExpect(status().isForbidden());
    }

    @Test
    void changesAPersonUnlessSomebodyElseDidMeanwhile() throws Exception {
        var rep = logins.person(Role.REP, null);
        var team = logins.team(null);
        var form = post("/people/" + rep).param("name", "李雷").param("email", "li@example.com").param("role", "PRESALES")
                .param("team", team.toString()).param("language", "zh").param("version", "0");

        mvc.perform(as(admin, form)).andExpect(redirectedUrl("/people/" + rep));

        assertThat(people.require(rep)).extracting("name", "email", "role", "team", "language")
                .containsExactly("李雷", "li@example.com", Role.PRESALES, team, "zh");
        mvc.perform(as(admin, post("/people/" + rep)).param("name", "Late").param("role", "REP").param("version", "0"))
                .andExpect(status().isConflict());
        assertThat(people.require(rep).name()).isEqualTo("李雷");
    }

    @Test
    void neverLosesTheLastAdministrator() throws Exception {
        var others = jdbc.sql("select login from app_user where role = 'ADMIN' and enabled and login <> ?").param(admin)
                .query(String.class).list();
        try {
            others.forEach(other -> jdbc.sql("update app_user set enabled = false where login = ?").param(other).update());

            mvc.perform(as(admin, post("/people/" + admin)).param("name", "X").param("role", "REP").param("version", "0"))
                    .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("last administrator")));
            mvc.perform(as(admin, post("/people/" + admin + "/disabling"))).andExpect(flash().attributeExists("problem"));
            assertThat(people.require(admin)).extracting("role", "enabled").containsExactly(Role.ADMIN, true);
        } finally {
            others.forEach(other -> jdbc.sql("update app_user set enabled = true where login = ?").param(other).update());
        }
    }

    @Test
    void handsOpenWorkOverBeforeAPersonIsDisabled() throws Exception {
        var deals = new DealFixture(jdbc);
        var rep = logins.person(Role.REP, null);
        var heir = logins.person(Role.REP, null);
        var customer = deals.customer(rep);
        passwords.change(rep, TestLogins.PASSWORD, NEW_PASSWORD, NEW_PASSWORD, "192.0.2.10");

        mvc.perform(as(admin, get("/people/" + rep))).andExpect(content().string(containsString("1 customer")));
        mvc.perform(as(admin, post("/people/" + rep + "/disabling"))).andExpect(flash().attributeExists("problem"));
        assertThat(people.require(rep).enabled()).isTrue();
        mvc.perform(as(admin, post("/people/" + rep + "/disabling")).param("successor", heir)).andExpect(flash().attributeExists("done"));

        assertThat(jdbc.sql("select owner_login from customer where id = ?").param(customer).query(String.class).single()).isEqualTo(heir);
        mvc.perform(formLogin().user(rep).password(NEW_PASSWORD)).andExpect(unauthenticated());
        mvc.perform(as(admin, post("/people/" + rep + "/enabling"))).andExpect(flash().attributeExists("done"));
        mvc.perform(formLogin().user(rep).password(NEW_PASSWORD)).andExpect(authenticated());
    }

    @Test
    void letsAPersonChangeTheirPasswordOnlyWithThePresentOneAndByTheRules() throws Exception {
        var rep = logins.person(Role.REP, null);

        mvc.perform(change(rep, "not it", NEW_PASSWORD)).andExpect(content().string(containsString("id=\"present-problem\"")));
        mvc.perform(change(rep, TestLogins.PASSWORD, rep)).andExpect(content().string(containsString("must not be the login")));
        mvc.perform(change(rep, TestLogins.PASSWORD, "Password123!")).andExpect(content().string(containsString("attackers try first")));
        mvc.perform(change(rep, TestLogins.PASSWORD, "aaaaaaaaaaaa")).andExpect(content().string(containsString("attackers try first")));
        mvc.perform(change(rep, TestLogins.PASSWORD, "密".repeat(25))).andExpect(content().string(containsString("At most 72 bytes")));
        mvc.perform(change(rep, TestLogins.PASSWORD, NEW_PASSWORD)).andExpect(redirectedUrl("/login"));

        mvc.perform(formLogin().user(rep).password(NEW_PASSWORD)).andExpect(authenticated());
    }

    @Test
    void keepsTeamsOnTheirPage() throws Exception {
        var name = "North " + tag;
        mvc.perform(as(admin, post("/teams")).param("name", name).param("territory", "华北")).andExpect(redirectedUrl("/teams"));
        var team = teams.byName(name).orElseThrow();

        mvc.perform(as(admin, post("/teams")).param("name", name)).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"name-problem\"")));
        mvc.perform(as(admin, post("/teams/" + team.id())).param("name", name).param("parent", team.id().toString()))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("id=\"parent-problem\"")));
        mvc.perform(as(admin, get("/teams/" + team.id()))).andExpect(content().string(containsString("华北")));
        mvc.perform(as(admin, get("/teams/not-an-id"))).andExpect(status().isNotFound());
        mvc.perform(as(admin, post("/teams/" + team.id() + "/removal"))).andExpect(redirectedUrl("/teams"));
        assertThat(teams.find(team.id())).isEmpty();
    }

    @Test
    void showsEveryPageInChinese() throws Exception {
        people.create("lan." + tag, new PersonData("蓝", null, Role.REP, null, "zh"));
        jdbc.sql("update app_user set language = 'zh' where login = ?").param(admin).update();

        for (var page : new String[] {"/people", "/people/new", "/people/lan." + tag, "/teams", "/account"}) {
            mvc.perform(as(admin, get(page))).andExpect(status().isOk())
                    .andExpect(content().string(containsString("lang=\"zh-CN\"")))
                    .andExpect(content().string(containsString("退出登录")))
                    .andExpect(content().string(not(containsString("??"))));
        }
    }

    private String invited(String login) throws Exception {
        return linkOf(as(admin, post("/people")).param("login", login).param("name", "Anna").param("role", "REP"));
    }

    private String linkOf(MockHttpServletRequestBuilder call) throws Exception {
        var link = mvc.perform(call).andExpect(status().is3xxRedirection()).andReturn().getFlashMap().get("invitation");
        return link.toString().replaceAll("^http://localhost", "");
    }

    private static MockHttpServletRequestBuilder set(String link, String password, String again) {
        return post(link).param("password", password).param("again", again).with(csrf());
    }

    private static MockHttpServletRequestBuilder change(String login, String present, String password) {
        return as(login, post("/account/password")).param("present", present).param("password", password).param("again", password);
    }

    private static MockHttpServletRequestBuilder as(String login, MockHttpServletRequestBuilder call) {
        return call.with(user(login)).with(csrf()).header("Accept-Language", "en").accept("text/html");
    }
}
