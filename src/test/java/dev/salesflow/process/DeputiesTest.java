package dev.salesflow.process;

import static dev.salesflow.nurturing.ContactFixture.call;
import static dev.salesflow.nurturing.ContactFixture.withNext;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.absence.AbsenceData;
import dev.salesflow.absence.Absences;
import dev.salesflow.absence.StandIn;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.StandIns;
import dev.salesflow.process.nextaction.DueActionsByHand;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Somebody is away, and somebody else does their work. */
@SalesflowTest
class DeputiesTest {

    @Autowired MockMvc web;
    @Autowired ContactBook contacts;
    @Autowired People people;
    @Autowired BeanFactory beans;
    @Autowired Absences absences;
    @Autowired StandIns standIns;
    @Autowired OpportunityBook deals;
    @Autowired Viewers viewers;
    @Autowired TaskService tasks;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;

    DealFixture fixture;
    UUID team;
    String manager;
    String rep;
    String deputy;
    String third;
    LocalDate today;

    @BeforeEach
    void aTeam() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        manager = fixture.person("MANAGER", team);
        rep = fixture.person("REP", team);
        deputy = fixture.person("REP", team);
        third = fixture.person("REP", team);
        today = LocalDate.now(clock);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void newTasksGoToTheDeputyWhoIsToldForWhom() throws Exception {
        away(rep, deputy, 0, 3, false);

        var deal = open();

        assertThat(task(deal).getAssignee()).isEqualTo(deputy);
        web.perform(get("/tasks/" + task(deal).getId() + "/about").with(user(deputy)))
                .andExpect(content().string(containsString("for Test " + rep + ", absent until " + today.plusDays(3))));
        web.perform(get("/opportunities/" + deal + "/timeline").with(user(manager)))
                .andExpect(content().string(containsString("gave a task to Test " + deputy + ", who stands in for Test " + rep)));
        assertThat(jdbc.sql("select login from given_task where task_id = ?").param(task(deal).getId()).query(String.class).list()).containsExactly(deputy);
    }

    @Test
    void theDeputySeesWhatIsTheAbsentPersonsForThatTimeOnly() throws Exception {
        var deal = open();
        web.perform(get("/opportunities/" + deal).with(user(deputy))).andExpect(status().isNotFound());

        var absence = away(rep, deputy, 0, 3, false);
        web.perform(get("/opportunities/" + deal).with(user(deputy))).andExpect(status().isOk());
        web.perform(get("/customers/" + deals.get(deal).customerId()).with(user(deputy))).andExpect(status().isOk());
        web.perform(get("/opportunities/" + deal).with(user(third))).andExpect(status().isNotFound());

        absences.end(absence, viewers.of(rep));
        web.perform(get("/opportunities/" + deal).with(user(deputy))).andExpect(status().isNotFound());
    }

    @Test
    void theDeputyDoesTheDueNextActionsButDoesNotDecideForTheAbsentPerson() throws Exception {
        var absence = away(rep, deputy, 0, 3, false);
        var customer = fixture.customer(rep);
        var record = contacts.record(withNext(call(customer), rep, today), viewers.of(rep)).id();
        new DueActionsByHand(beans).run();

        assertThat(task(record).getAssignee()).isEqualTo(deputy);
        web.perform(get("/").with(user(deputy))).andExpect(content().string(containsString(task(record).getId())))
                .andExpect(content().string(containsString(">Call Ms Li</a>")));
        assertThatThrownBy(() -> contacts.postpone(record, today.plusDays(1), viewers.of(third))).isInstanceOf(RuntimeException.class);
        contacts.postpone(record, today.plusDays(1), viewers.of(deputy));
        assertThat(task(record)).isNull();
        assertThatThrownBy(() -> absences.end(absence, viewers.of(deputy))).isInstanceOf(NotFound.class);
        assertThat(people.visible(viewers.of(deputy), rep)).isEmpty();
    }

    @Test
    void whatADeputyHoldsGoesOnWithThePersonItIsHeldFor() {
        var first = away(rep, deputy, 0, 5, false);
        var deal = open();
        away(deputy, third, 0, 2, true);

        standIns.follow();
        assertThat(task(deal).getAssignee()).isEqualTo(third);

        absences.end(first, viewers.of(rep));
        standIns.follow();
        assertThat(task(deal).getAssignee()).isEqualTo(rep);
    }

    @Test
    void openTasksAreHandedOverByChoiceAndWhatIsLeftComesBackByItself() {
        var deal = open();
        var chosen = away(rep, deputy, 0, 2, true);
        assertThat(task(deal).getAssignee()).isEqualTo(rep);

        standIns.follow();
        assertThat(task(deal).getAssignee()).isEqualTo(deputy);

        clock.advance(Duration.ofDays(3));
        standIns.follow();
        assertThat(task(deal).getAssignee()).isEqualTo(rep);
        assertThat(jdbc.sql("select count(*) from stood_in where absence_id = ?").param(chosen).query(Long.class).single()).isZero();
        assertThat(task(open()).getAssignee()).isEqualTo(rep);
    }

    @Test
    void openTasksStayWhereThatWasNotChosen() {
        var deal = open();
        away(rep, deputy, 0, 2, false);

        standIns.follow();

        assertThat(task(deal).getAssignee()).isEqualTo(rep);
    }

    @Test
    void anEndBeforeItsTimeGivesTheTasksBackButNotWhatTheDeputyPassedOn() {
        var absence = away(rep, deputy, 0, 5, false);
        var held = open();
        var passedOn = open();
        tasks.setAssignee(task(passedOn).getId(), third);

        absences.end(absence, viewers.of(manager));
        standIns.follow();

        assertThat(task(held).getAssignee()).isEqualTo(rep);
        assertThat(task(passedOn).getAssignee()).isEqualTo(third);
    }

    @Test
    void theTasksOfAPausedDealGoAlongAndRestAsBefore() {
        var deal = open();
        deals.pause(deal, "Budget freeze", null, rep);
        away(rep, deputy, 0, 2, true);

        standIns.follow();

        assertThat(task(deal).getAssignee()).isEqualTo(deputy);
        assertThat(task(deal).isSuspended()).isTrue();
    }

    @Test
    void aDealThatChangesHandsMeanwhileGoesToTheNewRep() {
        away(rep, deputy, 0, 2, false);
        var deal = open();

        deals.handOver(deal, third, manager);

        assertThat(task(deal).getAssignee()).isEqualTo(third);
    }

    @Test
    void aDeputyWhoIsAwayTooIsFollowedOnceAndNeverInACircle() {
        away(rep, deputy, 0, 2, false);
        away(deputy, third, 0, 2, false);
        assertThat(absences.standIn(rep)).map(StandIn::deputy).contains(third);

        assertThatThrownBy(() -> away(deputy, rep, 1, 1, false)).isInstanceOf(Refusal.class);
        away(third, rep, 0, 2, false);
        assertThat(absences.standIn(rep)).as("nobody is left").isEmpty();
        assertThat(task(open()).getAssignee()).isEqualTo(rep);
    }

    @Test
    void refusesWhatCannotBe() {
        away(rep, deputy, 2, 4, false);

        assertThatThrownBy(() -> away(rep, third, 3, 8, false)).hasMessageContaining("absence.error.twice");
        assertThatThrownBy(() -> away(deputy, rep, 4, 8, false)).hasMessageContaining("absence.error.circle");
        assertThatThrownBy(() -> away(rep, fixture.rep(), 9, 9, false)).hasMessageContaining("absence.error.deputy");
        assertThatThrownBy(() -> away(rep, rep, 9, 9, false)).hasMessageContaining("absence.error.deputy");
        assertThatThrownBy(() -> away(rep, deputy, -1, 9, false)).hasMessageContaining("absence.error.past");
        assertThatThrownBy(() -> away(rep, deputy, 9, 8, false)).hasMessageContaining("absence.error.order");
        assertThatThrownBy(() -> absences.enter(new AbsenceData(rep, deputy, null, null, false), viewers.of(rep))).hasMessageContaining("error.required");
    }

    @Test
    void whoeverLeadsIsStoodInForByWhoLeadsOrAdministersAndByNobodyElse() {
        var colleague = fixture.person("MANAGER", team);
        var admin = fixture.person("ADMIN", null);

        assertThatThrownBy(() -> away(manager, rep, 1, 2, false)).hasMessageContaining("absence.error.deputy");
        assertThat(absences.deputies(manager)).extracting(Person::login).contains(colleague, admin).doesNotContain(rep, deputy);
        assertThat(absences.deputies(rep)).extracting(Person::login).contains(deputy, manager, colleague).doesNotContain(admin);

        away(manager, colleague, 1, 2, false);
    }

    @Test
    void isEnteredByThePersonOrTheirManagerOnly() throws Exception {
        var days = new AbsenceData(rep, deputy, today, today, false);
        assertThatThrownBy(() -> absences.enter(days, viewers.of(third))).isInstanceOf(NotFound.class);
        var entered = absences.enter(days, viewers.of(manager));
        assertThatThrownBy(() -> absences.end(entered, viewers.of(third))).isInstanceOf(NotFound.class);

        web.perform(get("/absences").with(user(rep))).andExpect(content().string(containsString("Test " + manager)));
        web.perform(get("/absences?person=" + rep).with(user(third))).andExpect(status().isNotFound());
        web.perform(post("/absences/" + entered + "/end").with(user(rep)).with(csrf())).andExpect(redirectedUrl("/absences"));
        web.perform(post("/absences").param("login", rep).param("deputy", "").param("firstDay", "soon").with(user(rep)).with(csrf()))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("yyyy-mm-dd")));
        web.perform(post("/absences").param("login", rep).param("deputy", deputy).param("firstDay", today.plusDays(1).toString())
                        .param("lastDay", today.plusDays(2).toString()).with(user(rep)).with(csrf())).andExpect(redirectedUrl("/absences"));
        web.perform(get("/absences/mine").with(user(rep))).andExpect(content().string(containsString("Test " + deputy + " stands in")));
    }

    private UUID away(String who, String deputy, int first, int last, boolean handOver) {
        return absences.enter(new AbsenceData(who, deputy, today.plusDays(first), today.plusDays(last), handOver), viewers.of(who));
    }

    /** By the manager, so that nobody's own step makes the task. */
    private UUID open() {
        var customer = fixture.customer(rep);
        return deals.open(Opening.of(customer, "deputy " + customer).withOwner(rep), manager).id();
    }

    private Task task(UUID deal) {
        return tasks.createTaskQuery().processInstanceBusinessKey(deal.toString()).singleResult();
    }
}
