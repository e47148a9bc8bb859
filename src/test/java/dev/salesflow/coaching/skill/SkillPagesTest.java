package dev.salesflow.coaching.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.Statements;
import dev.salesflow.TestClock;
import dev.salesflow.coaching.TestTeam;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SalesflowTest
class SkillPagesTest {

    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired Viewers viewers;
    @Autowired SkillBook skills;
    @Autowired SkillCatalogue catalogue;
    @Autowired MockMvc mvc;

    TestPeople people;
    TestTeam team;
    UUID negotiating;
    UUID quoting;

    @BeforeEach
    void makeTeam() {
        people = new TestPeople(jdbc);
        team = TestTeam.with(people);
        negotiating = skill("Negotiating");
        quoting = skill("Quoting");
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aRepRatesThemselvesAndTheManagerBesideThem() throws Exception {
        rate(user(team.rep()), team.rep(), negotiating, 3, 2).andExpect(redirectedUrl("/coaching/skills/of/" + team.rep()));
        rate(manager(), team.rep(), negotiating, 3, 1).andExpect(redirectedUrl("/coaching/skills/of/" + team.rep()));

        var rated = rated(negotiating);
        assertThat(rated.own()).isEqualTo(new Rating(3, 2));
        assertThat(rated.manager()).isEqualTo(new Rating(3, 1));
        assertThat(rated.gap()).isEqualTo(2);
        mvc.perform(get("/coaching/skills/of/" + team.rep()).with(user(team.rep())).locale(Locale.ENGLISH))
                .andExpect(content().string(allOf(containsString("own view: average; manager&#39;s view: must improve"), containsString("seen differently"),
                        containsString("Coaching: Discounts"), containsString("Course: Negotiating: aims, limits, concessions"))));
        mvc.perform(get("/coaching/skills/of/" + team.rep()).with(manager()).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(allOf(containsString("商务谈判"), containsString("自评: 一般; 主管评估: 必须提高"), containsString("辅导：折扣"))));
    }

    @Test
    void theLargestGapIsTrainedFirstAndOfEqualOnesTheMoreImportant() {
        skills.rate(viewers.of(team.manager()), team.rep(), Map.of(quoting, new Rating(2, 1), negotiating, new Rating(3, 1),
                skill("Competing"), new Rating(3, 2), skill("Manners"), new Rating(2, 3)));

        assertThat(sheet(LocalDate.now(clock)).toTrain()).extracting(one -> one.skill().nameEn()).containsExactly("Negotiating", "Competing", "Quoting");
    }

    @Test
    void earlierDaysStayAndASecondTimeOnADayTakesThePlaceOfTheFirst() {
        var rep = viewers.of(team.rep());
        var first = LocalDate.now(clock);
        skills.rate(rep, team.rep(), Map.of(negotiating, new Rating(3, 2)));
        skills.rate(rep, team.rep(), Map.of(negotiating, new Rating(3, 1)));
        clock.advance(Duration.ofDays(90));
        skills.rate(rep, team.rep(), Map.of(negotiating, new Rating(3, 3)));

        assertThat(rated(negotiating).own()).isEqualTo(new Rating(3, 3));
        assertThat(sheet(first).skills().stream().filter(one -> one.skill().id().equals(negotiating)).findFirst().orElseThrow().own()).isEqualTo(new Rating(3, 1));
        assertThat(sheet(first).days()).extracting(SkillSheet.Day::on).containsExactly(first.plusDays(90), first);
        assertThat(sheet(first).days()).extracting(SkillSheet.Day::large).containsExactly(0, 1);
    }

    @Test
    void halfARatingAndANumberThatIsNoneAreToldBesideTheirFieldsAndNothingIsLost() throws Exception {
        mvc.perform(post("/coaching/skills/of/" + team.rep()).with(user(team.rep())).with(csrf()).locale(Locale.ENGLISH)
                        .param("importance-" + negotiating, "3").param("importance-" + quoting, "7").param("ability-" + quoting, "2"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("id=\"ability-" + negotiating + "-problem\">Rate both importance and ability."),
                        containsString("id=\"importance-" + quoting + "-problem\""), containsString("<option value=\"3\" selected=\"selected\">very important"))));
        mvc.perform(post("/coaching/skills/of/" + team.rep()).with(user(team.rep())).with(csrf()).locale(Locale.ENGLISH))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("Rate at least one skill.")));
        assertThat(sheet(LocalDate.now(clock)).isRated()).isFalse();
    }

    @Test
    void othersFindNothing() throws Exception {
        var stranger = user(people.person(Role.MANAGER, people.team())).roles("MANAGER");
        for (var other : new UserRequestPostProcessor[] {user(team.colleague()), stranger}) {
            mvc.perform(get("/coaching/skills/of/" + team.rep()).with(other)).andExpect(status().isNotFound());
            rate(other, team.rep(), negotiating, 3, 1).andExpect(status().isNotFound());
        }
        mvc.perform(get("/coaching/skills/catalogue").with(user(team.rep()))).andExpect(status().isForbidden());
        mvc.perform(post("/coaching/skills/catalogue").with(user(team.rep())).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(get("/coaching/skills").with(user(team.rep()))).andExpect(redirectedUrl("/coaching/skills/of/" + team.rep()));
        assertThat(rated(negotiating).counting()).isNull();
    }

    @Test
    void aTeamsGapsStandSideBySideByTwoStatementsHoweverManyReps() throws Exception {
        skills.rate(viewers.of(team.manager()), team.rep(), Map.of(negotiating, new Rating(3, 1)));
        skills.rate(viewers.of(team.colleague()), team.colleague(), Map.of(negotiating, new Rating(2, 2)));

        mvc.perform(get("/coaching/skills").with(manager()).locale(Locale.ENGLISH))
                .andExpect(content().string(allOf(containsString("Person " + team.rep()), containsString("very important, must improve, manager&#39;s view"),
                        containsString("average, average, own view"))));
        var viewer = viewers.of(team.manager());
        assertThat(Statements.in(() -> skills.team(viewer, new Page.Request(0, 8)))).isEqualTo(2);
    }

    @Test
    void managersKeepTheCatalogue() throws Exception {
        var name = "Skill " + UUID.randomUUID();
        var typed = List.of("nameEn=" + name, "nameZh=技能" + name, "kind=KNOWLEDGE", "area=MARKET", "position=350", "active=on");
        mvc.perform(form("/coaching/skills/catalogue", typed)).andExpect(redirectedUrl("/coaching/skills/catalogue"));
        mvc.perform(form("/coaching/skills/catalogue", typed)).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("There is a skill of this name already.")));
        var id = skill(name);

        mvc.perform(form("/coaching/skills/catalogue/" + id, List.of("version=1", "nameEn=" + name, "nameZh=技能" + name, "kind=ABILITY", "area=MARKET",
                "position=350"))).andExpect(redirectedUrl("/coaching/skills/catalogue"));
        mvc.perform(form("/coaching/skills/catalogue/" + id, List.of("version=1", "nameEn=" + name, "nameZh=技能" + name, "kind=ABILITY", "area=MARKET",
                "position=350"))).andExpect(status().isConflict());

        assertThat(catalogue.get(id).active()).isFalse();
        assertThat(catalogue.get(id).kind()).isEqualTo(SkillKind.ABILITY);
        mvc.perform(get("/coaching/skills/of/" + team.rep()).with(user(team.rep()))).andExpect(content().string(not(containsString(name))));
        mvc.perform(get("/coaching/skills/catalogue").with(manager())).andExpect(content().string(containsString(name)));
    }

    private MockHttpServletRequestBuilder form(String path, List<String> typed) {
        var form = post(path).with(manager()).with(csrf()).locale(Locale.ENGLISH);
        typed.forEach(one -> form.param(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1)));
        return form;
    }

    private ResultActions rate(UserRequestPostProcessor by, String rep, UUID skill, int importance, int ability) throws Exception {
        return mvc.perform(post("/coaching/skills/of/" + rep).with(by).with(csrf()).param("importance-" + skill, "" + importance).param("ability-" + skill, "" + ability));
    }

    private RatedSkill rated(UUID skill) {
        return sheet(LocalDate.now(clock)).skills().stream().filter(one -> one.skill().id().equals(skill)).findFirst().orElseThrow();
    }

    private SkillSheet sheet(LocalDate on) {
        return skills.sheet(viewers.of(team.manager()), team.rep(), on);
    }

    private UUID skill(String name) {
        return jdbc.sql("select id from skill where name_en = ?").param(name).query(UUID.class).single();
    }

    private UserRequestPostProcessor manager() {
        return user(team.manager()).roles("MANAGER");
    }
}
