package dev.salesflow.nurturing.web;

import static dev.salesflow.nurturing.ContactFixture.call;
import static dev.salesflow.nurturing.ContactFixture.withNext;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.Statements;
import dev.salesflow.absence.AbsenceData;
import dev.salesflow.absence.Absences;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactResult;
import dev.salesflow.opportunity.DealFixture;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SalesflowTest
class NextActionPagesTest {

    @Autowired MockMvc web;
    @Autowired ContactBook contacts;
    @Autowired Absences absences;
    @Autowired Viewers viewers;
    @Autowired JdbcClient jdbc;

    DealFixture fixture;
    String rep;
    String manager;
    UUID customer;
    LocalDate today = LocalDate.now();

    @BeforeEach
    void aRepWithAManager() {
        fixture = new DealFixture(jdbc);
        var team = fixture.team();
        rep = fixture.person("REP", team);
        manager = fixture.person("MANAGER", team);
        customer = fixture.customer(rep);
    }

    @Test
    void aMonthOrAWeekGroupsByDayWithWhatIsOverdueOnTop() throws Exception {
        var overdue = agreed(today);
        jdbc.sql("update contact_record set next_due = ? where id = ?").params(today.minusMonths(2), overdue).update();
        agreed(today);
        var later = agreed(today.plusMonths(2));

        var week = page(rep, "/next-actions");
        assertThat(week).contains("Overdue", "datetime=\"" + today, "/next-actions/" + overdue).doesNotContain(later.toString());
        assertThat(week.indexOf(overdue.toString())).isLessThan(week.indexOf("datetime=\"" + today));
        assertThat(page(rep, "/next-actions?view=month&day=" + today.plusMonths(2))).contains(later.toString()).doesNotContain(overdue.toString());
        assertThat(page(rep, "/next-actions?day=gestern")).contains("It takes a day as yyyy-mm-dd");
    }

    @Test
    void aDeputyFindsWhatIsAgreedForThoseWhoAreAwayAndDoesIt() throws Exception {
        var deputy = fixture.person("REP", jdbc.sql("select team_id from app_user where login = ?").param(rep).query(UUID.class).single());
        var action = agreed(today.plusDays(1));
        assertThat(page(deputy, "/next-actions?view=month&whose=" + rep)).doesNotContain(action.toString());

        absences.enter(new AbsenceData(rep, deputy, today, today.plusDays(3), true), viewers.of(rep));

        assertThat(page(deputy, "/next-actions?view=month")).contains("Test " + rep).doesNotContain(action.toString(), "value=\"team\"");
        var day = "&day=" + today.plusDays(1);
        assertThat(page(deputy, "/next-actions?view=month&whose=" + rep + day)).contains(action.toString());
        assertThat(page(fixture.rep(), "/next-actions?view=month&whose=" + rep + day)).doesNotContain(action.toString());
        contacts.close(action, ContactResult.DONE, viewers.of(deputy));
        assertThat(page(deputy, "/next-actions?view=month&whose=" + rep + day)).doesNotContain(action.toString());
    }

    @Test
    void aManagerSeesTheTeamsOrOnePersonsAndARepOnlyTheirOwn() throws Exception {
        var action = agreed(today);
        var colleague = fixture.rep();

        assertThat(page(manager, "/next-actions")).doesNotContain(action.toString());
        assertThat(page(manager, "/next-actions?whose=team")).contains(action.toString());
        assertThat(page(manager, "/next-actions?whose=" + rep)).contains(action.toString());
        assertThat(page(colleague, "/next-actions?whose=" + rep)).doesNotContain(action.toString());
        assertThat(page(colleague, "/next-actions?whose=team")).doesNotContain(action.toString());
        web.perform(get("/next-actions/" + action).with(user(colleague))).andExpect(status().isNotFound());
    }

    @Test
    void isDoneWithOneClickPostponedAndHandedOver() throws Exception {
        var done = agreed(today);
        var other = agreed(today);

        send(rep, "/next-actions/" + done + "/done").andExpect(redirectedUrl("/next-actions")).andExpect(flash().attribute("done", "Done."));
        send(rep, "/next-actions/" + other + "/postpone?due=" + today.plusDays(7)).andExpect(status().is3xxRedirection());
        send(rep, "/next-actions/" + other + "/hand-over?owner=" + manager).andExpect(status().is3xxRedirection());

        assertThat(contacts.get(done).result()).isEqualTo(ContactResult.DONE);
        assertThat(contacts.get(other).next().owner()).isEqualTo(manager);
        assertThat(contacts.get(other).next().due()).isEqualTo(today.plusDays(7));
        assertThat(page(rep, "/customers/" + customer + "/timeline")).contains("did the next action: Call Ms Li",
                "postponed the next action to", "handed the next action to Test " + manager + ": Call Ms Li");
    }

    @Test
    void whatCannotBeIsToldOnThePageOneIsOn() throws Exception {
        var action = agreed(today);

        send(rep, "/next-actions/" + action + "/postpone?due=" + today.minusDays(1)).andExpect(flash().attributeExists("problem"));
        send(rep, "/next-actions/" + action + "/postpone?due=").andExpect(flash().attributeExists("problem"));
        send(rep, "/next-actions/" + action + "/hand-over?owner=" + fixture.rep()).andExpect(flash().attributeExists("problem"));
        send(rep, "/next-actions/" + action + "/failed").andExpect(flash().attribute("done", "Noted as failed."));
        send(rep, "/next-actions/" + action + "/done").andExpect(flash().attribute("problem", "This next action is closed already."));
    }

    @Test
    void moreActionsSendNoMoreStatements() throws Exception {
        agreed(today);
        page(manager, "/next-actions?whose=team");
        var one = Statements.in(() -> page(manager, "/next-actions?whose=team"));
        agreed(today);
        agreed(today);

        assertThat(Statements.in(() -> page(manager, "/next-actions?whose=team"))).isEqualTo(one).isPositive();
    }

    private UUID agreed(LocalDate due) {
        return contacts.record(withNext(call(customer), rep, due), viewers.of(rep)).id();
    }

    private String page(String login, String path) throws Exception {
        return web.perform(get(path).with(user(login)).header("Accept-Language", "en")).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString();
    }

    private ResultActions send(String login, String path) throws Exception {
        MockHttpServletRequestBuilder request = post(path).header("Referer", "http://localhost/next-actions").header("Accept-Language", "en");
        return web.perform(request.with(user(login)).with(csrf()));
    }
}
