package dev.salesflow.rules.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A draft of the grades on all customers there are. */
@SalesflowTest
class WhatWouldChangeTest {

    private static final String TABLE = "customer-grade";

    @Autowired
    BeanFactory beans;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Viewers viewers;
    @Autowired
    DraftBook drafts;
    @Autowired
    RuleChangeBook changes;
    @Autowired
    RuleChangeSummary summary;
    @Autowired
    MockMvc web;
    @Autowired
    TrialRunner runner;
    @Autowired
    TrialRuns trials;

    Viewer manager;
    Viewer admin;
    UUID customer;

    @BeforeEach
    void aCustomerOfGradeA() {
        var people = new DealFixture(jdbc);
        manager = viewers.of(people.person("MANAGER", people.team()));
        admin = viewers.of(people.person("ADMIN", null));
        customer = people.customer(people.rep());
        jdbc.sql("update customer set computerisation = 'NONE', selection = 'STARTED' where id = ?").param(customer).update();
        new RuleFixture(beans).giveUp(admin, TABLE);
    }

    @AfterEach
    void nothingStaysOpen() {
        new RuleFixture(beans).giveUp(admin, TABLE);
    }

    @Test
    void tellsWhoWouldMoveFromWhatToWhat() {
        var change = new RuleFixture(beans).draft(manager, TABLE, 1, "-> grade", "B");

        var trial = runner.ask(manager, change);
        var run = done(change);

        assertThat(run.state()).isEqualTo(TrialRuns.State.DONE);
        assertThat(run.done()).isEqualTo(run.total()).isEqualTo(jdbc.sql("select count(*) from customer where merged_into is null").query(Long.class).single());
        assertThat(trials.kinds(trial)).contains(new TrialRuns.Kind("A", "B", run.moved()));
        assertThat(allMoves(trial, run)).anySatisfy(move -> {
            assertThat(move.caseId()).isEqualTo(customer);
            assertThat(move.label()).startsWith("Customer ");
        });
    }

    @Test
    void aDraftThatOnlySaysItBetterMovesNobody() {
        var change = new RuleFixture(beans).draft(manager, TABLE, 1, "note (en)", "better " + UUID.randomUUID());

        runner.ask(manager, change);

        assertThat(done(change).moved()).isZero();
    }

    @Test
    void isStoppedAndIsNotTakenUpAgain() {
        var change = new RuleFixture(beans).draft(manager, TABLE, 1, "note (en)", "stopped " + UUID.randomUUID());
        jdbc.sql("""
                insert into rule_trial (id, change_id, revision, source, state, total, asked_by, asked_at)
                values (?, ?, 1, 'unread', 'RUNNING', 5, 'mei', now() + interval '1 minute')""").params(UUID.randomUUID(), change).update();

        runner.cancel(change);

        assertThat(trials.newest(change).orElseThrow().state()).isEqualTo(TrialRuns.State.CANCELLED);
    }

    @Test
    void anUnsoundDraftIsNotTried() {
        var change = new RuleFixture(beans).draft(manager, TABLE, 1, "-> grade", "E");

        assertThatThrownBy(() -> runner.ask(manager, change)).isInstanceOf(Refusal.class).hasMessageContaining("unsound");
    }

    @Test
    void isOldOnceSomethingElseIsTypedAndNotByTheStepsOfItsReview() throws Exception {
        var change = new RuleFixture(beans).draft(manager, TABLE, 1, "-> grade", "B");
        runner.ask(manager, change);
        done(change);

        changes.submit(manager, change, "Try it");
        changes.reject(admin, change, "Say more");
        web.perform(progress()).andExpect(content().string(not(containsString("changed since"))));

        new RuleFixture(beans).type(manager, change, 1, "-> grade", "C");
        changes.submit(manager, change, "Again");
        web.perform(progress()).andExpect(content().string(containsString("changed since")));
        assertThat(summary.effect(drafts.find(change), Locale.ENGLISH)).endsWith("The draft, or the table that runs, changed since; try it again.");
    }

    @Test
    void isOldOnceAnotherVersionRunsThanTheOneItComparesWith() {
        var change = new RuleFixture(beans).draft(manager, TABLE, 1, "-> grade", "B");
        runner.ask(manager, change);
        var run = done(change);
        assertThat(summary.triedOtherwise(drafts.find(change), run)).isFalse();

        jdbc.sql("update rule_trial set against = against - 1 where id = ?").param(run.id()).update();

        assertThat(summary.triedOtherwise(drafts.find(change), trials.newest(change).orElseThrow())).isTrue();
    }

    private MockHttpServletRequestBuilder progress() {
        return get("/rules/{table}/trial/progress", TABLE).with(user(admin.login()).roles("ADMIN")).header("Accept-Language", "en");
    }

    private TrialRuns.Run done(UUID change) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !trials.newest(change).orElseThrow().state().isOpen());
        return trials.newest(change).orElseThrow();
    }

    private java.util.List<TrialRuns.Move> allMoves(UUID trial, TrialRuns.Run run) {
        return java.util.stream.IntStream.rangeClosed(0, (int) (run.moved() / Page.LARGEST)).boxed()
                .flatMap(page -> trials.moves(trial, new Page.Request(page, Page.LARGEST)).items().stream()).toList();
    }
}
