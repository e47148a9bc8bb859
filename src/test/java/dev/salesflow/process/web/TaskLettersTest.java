package dev.salesflow.process.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.company.WorkingCalendar;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.access.EngineGroups;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What people are told of their tasks by e-mail. */
@SalesflowTest
class TaskLettersTest {

    @Autowired
    TaskLetters letters;
    @Autowired
    OpportunityBook deals;
    @Autowired
    TaskService tasks;
    @Autowired
    IdentityService identities;
    @Autowired
    EngineGroups groups;
    @Autowired
    WorkingCalendar calendar;
    @Autowired
    TestClock clock;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc web;

    DealFixture fixture;
    UUID team;
    String rep;
    String manager;

    @BeforeEach
    void aTeamWithAddresses() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = reachable("REP");
        manager = reachable("MANAGER");
    }

    @AfterEach
    void presentTime() {
        clock.reset();
        identities.clearAuthentication();
    }

    @Test
    void tellsInOneLetterOfAllTasksThatSomebodyElseGave() {
        var first = taskOf(deal());
        var second = taskOf(deal());
        var colleague = reachable("REP");
        asManager(() -> List.of(first, second).forEach(task -> tasks.setAssignee(task, colleague)));

        gather();

        assertThat(subjects(colleague)).containsExactly("2 new tasks for you");
        assertThat(bodies(colleague)).singleElement().asString().contains("Dear Test " + colleague, "- Record first visit: Customer ",
                "/account");
        gather();
        assertThat(subjects(colleague)).hasSize(1);
    }

    @Test
    void tellsNobodyOfWhatTheyTookThemselvesOrLostAgain() {
        var task = taskOf(deal());
        tasks.setAssignee(task, null);
        as(manager, () -> tasks.claim(task, manager));
        var briefly = reachable("REP");
        asManager(() -> tasks.setAssignee(task, briefly));
        asManager(() -> tasks.setAssignee(task, rep));

        gather();

        assertThat(subjects(manager)).isEmpty();
        assertThat(subjects(briefly)).isEmpty();
        assertThat(subjects(rep)).hasSize(1);
    }

    @Test
    void writesInTheLanguageOfThePerson() {
        var task = taskOf(deal());
        var colleague = reachable("REP");
        jdbc.sql("update app_user set language = 'zh' where login = ?").param(colleague).update();
        asManager(() -> tasks.setAssignee(task, colleague));

        gather();

        assertThat(subjects(colleague)).containsExactly("您有 1 项新任务");
        assertThat(bodies(colleague)).singleElement().asString().contains("您好", "- 记录初访：");
    }

    @Test
    void listsOnTheMorningOfAWorkingDayWhatIsDueAndOnlyOnce() {
        var due = taskOf(deal());
        taskOf(deal());
        var day = calendar.plus(LocalDate.now(clock).plusDays(40), 1);
        tasks.setDueDate(due, Date.from(day.atTime(18, 0).atZone(clock.getZone()).toInstant()));
        jdbc.sql("update act_ru_task set due_date_ = ? where assignee_ = ? and id_ <> ?")
                .params(Timestamp.valueOf(day.plusDays(1).atStartOfDay()), rep, due).update();

        moveTo(day, LocalTime.of(6, 0));
        letters.listWhatIsDue();
        assertThat(subjects(rep)).isEmpty();
        moveTo(day, LocalTime.of(8, 0));
        letters.listWhatIsDue();
        letters.listWhatIsDue();

        assertThat(subjects(rep)).containsExactly("1 task is due");
        assertThat(bodies(rep)).singleElement().asString().contains("(due " + day + ")");
    }

    @Test
    void keepsTheWeekendFree() {
        var saturday = LocalDate.now(clock).plusDays(50).with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        tasks.setDueDate(taskOf(deal()), Date.from(saturday.atTime(18, 0).atZone(clock.getZone()).toInstant()));

        moveTo(saturday, LocalTime.of(9, 0));
        letters.listWhatIsDue();

        assertThat(subjects(rep)).isEmpty();
    }

    @Test
    void eachPersonChoosesOnTheirAccount() throws Exception {
        web.perform(get("/account/notices").with(user(rep).roles("REP")).header("Accept-Language", "en"))
                .andExpect(content().string(containsString("value=\"DAILY\" checked=\"checked\"")));

        web.perform(post("/account/notices").param("notice", "DAILY").with(user(rep).roles("REP")).with(csrf())).andExpect(redirectedUrl("/account"));
        var task = taskOf(deal());
        asManager(() -> tasks.setAssignee(task, manager));
        asManager(() -> tasks.setAssignee(task, rep));
        gather();

        assertThat(subjects(rep)).isEmpty();
    }

    private String reachable(String role) {
        var login = fixture.person(role, team);
        jdbc.sql("update app_user set email = ? where login = ?").params(login + "@example.com", login).update();
        return login;
    }

    private UUID deal() {
        var deal = deals.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        jdbc.sql("delete from given_task").update();
        return deal;
    }

    private String taskOf(UUID deal) {
        return tasks.createTaskQuery().processInstanceBusinessKey(deal.toString()).singleResult().getId();
    }

    private void asManager(Runnable work) {
        as(manager, work);
    }

    private void as(String login, Runnable work) {
        identities.setAuthentication(login, groups.of(login));
        try {
            work.run();
        } finally {
            identities.clearAuthentication();
        }
    }

    private void gather() {
        clock.advance(Duration.ofHours(25));
        letters.tellOfGivenTasks();
    }

    private void moveTo(LocalDate day, LocalTime time) {
        clock.reset();
        clock.advance(Duration.between(clock.instant(), day.atTime(time).atZone(clock.getZone())));
    }

    private List<String> subjects(String login) {
        return jdbc.sql("select subject from outbox_mail where login = ? order by created_at").param(login).query(String.class).list();
    }

    private List<String> bodies(String login) {
        return jdbc.sql("select body from outbox_mail where login = ?").param(login).query(String.class).list();
    }
}
