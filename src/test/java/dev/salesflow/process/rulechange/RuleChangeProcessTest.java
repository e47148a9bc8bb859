package dev.salesflow.process.rulechange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.absence.AbsenceData;
import dev.salesflow.absence.Absences;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.process.engine.StandIns;
import dev.salesflow.process.engine.access.AsThePerson;
import dev.salesflow.rules.RuleBook;
import dev.salesflow.rules.RuleVersions;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.RuleChange;
import dev.salesflow.rules.change.RuleChangeBook;
import dev.salesflow.rules.change.RuleChangeSummary;
import dev.salesflow.rules.change.RuleEvents;
import dev.salesflow.rules.change.RuleFixture;
import dev.salesflow.rules.change.RuleRights;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** The way of a change from its author over a second person to every node. */
@SalesflowTest
class RuleChangeProcessTest {

    private static final String TABLE = RuleFixture.TABLE;

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
    RuleVersions versions;
    @Autowired
    RuleBook rules;
    @Autowired
    RuleEvents record;
    @Autowired
    TaskService tasks;
    @Autowired
    FormService forms;
    @Autowired
    IdentityService identities;
    @Autowired
    RuntimeService runtime;
    @Autowired
    HistoryService history;
    @Autowired
    FilterService filters;
    @Autowired
    AsThePerson person;
    @Autowired
    Clock clock;

    RuleFixture fixture;
    Viewer author;
    Viewer reviewer;
    Viewer admin;

    @BeforeEach
    void twoManagersAndAnAdministrator() {
        fixture = new RuleFixture(beans);
        var people = new DealFixture(jdbc);
        author = viewers.of(people.person("MANAGER", people.team()));
        reviewer = viewers.of(people.person("MANAGER", people.team()));
        admin = viewers.of(people.person("ADMIN", null));
        fixture.giveUp(admin, TABLE);
    }

    @AfterEach
    void nothingStaysOpen() {
        fixture.giveUp(admin, TABLE);
        changes.name(admin, TABLE, RuleRights.Kind.APPROVE, Set.of());
        changes.name(admin, TABLE, RuleRights.Kind.EDIT, Set.of());
    }

    @Test
    void aReviewedChangeBecomesAVersionWithBothPeopleAndTheReason() {
        var id = submitted("Three weeks were too long");

        complete(id, "reviewRuleChange", reviewer, Map.of("decision", "approve", "comment", "Agreed"));
        fixture.waitFor(id);

        var version = versions.latest(TABLE).orElseThrow();
        assertThat(version.publishedBy()).isEqualTo(author.login());
        assertThat(version.approval().reviewer()).isEqualTo(reviewer.login());
        assertThat(version.approval().reason()).isEqualTo("Why: Three weeks were too long");
        assertThat(version.approval().emergency()).isFalse();
        assertThat(version.source()).contains("Three weeks were too long");
        assertThat(rules.live(rules.contract(TABLE).orElseThrow()).version().version()).isEqualTo(version.version());
        assertThat(running(id)).isZero();
        assertThat(visited(id)).contains("rulesLive", "changePublished");
    }

    @Test
    void nobodyApprovesWhatTheyTypedThemselves() {
        var id = submitted("by hand " + UUID.randomUUID());

        assertThatThrownBy(() -> changes.approve(author, id, null)).isInstanceOf(Refusal.class).hasMessageContaining("ownWork");
        assertThatThrownBy(() -> complete(id, "reviewRuleChange", author, Map.of("decision", "approve")))
                .isInstanceOf(AuthorizationException.class);

        assertThat(drafts.find(id).state()).isEqualTo(RuleChange.State.REVIEW);
    }

    @Test
    void whoMayReviewFindsItAmongWhatIsToDecideAndTheAuthorDoesNot() {
        var id = submitted("by hand " + UUID.randomUUID());
        var review = tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskDefinitionKey("reviewRuleChange").singleResult().getId();
        var filter = filters.createTaskFilterQuery().filterName("To decide").singleResult().getId();

        assertThat(person.answer(reviewer.login(), () -> filters.<Task>listPage(filter, 0, 50))).extracting(Task::getId).contains(review);
        assertThat(person.answer(author.login(), () -> filters.<Task>listPage(filter, 0, 50))).extracting(Task::getId).doesNotContain(review);
    }

    @Test
    void theFormShowsTheDifferenceInTheReadersWords() {
        var id = fixture.draft(author, TABLE, 1, "stage =", "NEGOTIATION");

        assertThat(summary.difference(drafts.find(id), Locale.ENGLISH)).contains("Stage is: First visit → Negotiation");
        assertThat(summary.difference(drafts.find(id), Locale.SIMPLIFIED_CHINESE)).contains("初访 → 商务谈判").doesNotContain("stage");
    }

    /** A claim would hide the task from those who may decide; an administrator has a right to every task. */
    @Test
    void nobodyTakesTheReviewOfTheirOwnWork() {
        var id = fixture.draft(author, TABLE, 1, "note (en)", "claimed " + UUID.randomUUID());
        fixture.type(admin, id, 2, "note (en)", "by an administrator");
        changes.submit(author, id, "Both typed");

        assertThatThrownBy(() -> claim(id, author)).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> claim(id, admin)).hasStackTraceContaining("ownWork");
        assertThat(task(id).getAssignee()).isNull();
        assertThatThrownBy(() -> give(id, admin, author)).hasStackTraceContaining("notTheirs");
        assertThat(task(id).getAssignee()).isNull();
        claim(id, reviewer);

        assertThat(task(id).getAssignee()).isEqualTo(reviewer.login());
    }

    /** Neither as the task is made nor when the reviewer leaves while it waits; who typed nothing may. */
    @Test
    void nobodyIsGivenTheReviewOfTheirOwnTypingAsADeputy() {
        var people = new DealFixture(jdbc);
        var team = people.team();
        var named = viewers.of(people.person("MANAGER", team));
        var deputy = viewers.of(people.person("MANAGER", team));
        changes.name(admin, TABLE, RuleRights.Kind.APPROVE, Set.of(named.login()));
        var today = LocalDate.now(clock);
        var away = beans.getBean(Absences.class).enter(new AbsenceData(named.login(), deputy.login(), today, today.plusDays(1), false), named);
        var id = submitted("for the deputy " + UUID.randomUUID());
        assertThat(task(id).getAssignee()).isEqualTo(deputy.login());
        changes.takeBack(author, id);
        fixture.type(deputy, id, 2, "note (en)", "by the deputy");

        changes.submit(author, id, "Both typed");
        assertThat(task(id).getAssignee()).isEqualTo(named.login());
        beans.getBean(Absences.class).end(away, named);
        beans.getBean(Absences.class).enter(new AbsenceData(named.login(), deputy.login(), today, today.plusDays(1), true), named);
        beans.getBean(StandIns.class).follow();

        assertThat(task(id).getAssignee()).isEqualTo(named.login());
    }

    @Test
    void whoeverTypedOneCellOfItIsAnAuthorToo() {
        var id = fixture.draft(author, TABLE, 1, "note (en)", "one " + UUID.randomUUID());
        fixture.type(reviewer, id, 2, "note (en)", "two");
        changes.submit(author, id, "Both typed");

        assertThatThrownBy(() -> changes.approve(reviewer, id, null)).isInstanceOf(Refusal.class).hasMessageContaining("ownWork");
    }

    @Test
    void whatWasTypedOnSinceTheReviewerLookedIsNotApproved() {
        var id = submitted("seen " + UUID.randomUUID());
        var seen = drafts.find(id).revision();
        changes.takeBack(author, id);
        fixture.type(author, id, 1, "note (en)", "unseen " + UUID.randomUUID());
        changes.submit(author, id, "And something more");

        assertThatThrownBy(() -> changes.at(seen, id, () -> changes.approve(reviewer, id, null))).isInstanceOf(Refusal.class).hasMessageContaining("moved");
        assertThatThrownBy(() -> changes.at(seen, id, () -> changes.reject(reviewer, id, "No"))).isInstanceOf(Refusal.class).hasMessageContaining("moved");

        changes.at(drafts.find(id).revision(), id, () -> changes.approve(reviewer, id, null));
        fixture.waitFor(id);
        assertThat(versions.latest(TABLE).orElseThrow().source()).contains("unseen ");
    }

    @Test
    void aRejectedChangeComesBackWithItsReasonAndGoesRoundOnceMore() {
        var id = submitted("first try " + UUID.randomUUID());

        complete(id, "reviewRuleChange", reviewer, Map.of("decision", "reject", "comment", "Say why"));
        assertThat(task(id).getTaskDefinitionKey()).isEqualTo("reviseRuleChange");
        assertThat(task(id).getAssignee()).isEqualTo(author.login());
        assertThat(drafts.find(id).comment()).isEqualTo("Say why");
        fixture.type(author, id, 1, "note (zh)", "两周");
        complete(id, "reviseRuleChange", author, Map.of("decision", "submit", "reason", "Now with a reason"));
        assertThat(task(id).getTaskDefinitionKey()).isEqualTo("reviewRuleChange");
        changes.approve(reviewer, id, null);
        fixture.waitFor(id);

        assertThat(versions.latest(TABLE).orElseThrow().approval().reason()).isEqualTo("Now with a reason");
        assertThat(running(id)).isZero();
    }

    @Test
    void aRejectionNeedsAReason() {
        var id = submitted("x " + UUID.randomUUID());

        assertThatThrownBy(() -> changes.reject(reviewer, id, " ")).isInstanceOf(Refusal.class).hasMessageContaining("noReason");
        assertThatThrownBy(() -> complete(id, "reviewRuleChange", reviewer, Map.of("decision", "reject"))).isInstanceOf(RuntimeException.class);

        assertThat(task(id).getTaskDefinitionKey()).isEqualTo("reviewRuleChange");
    }

    @Test
    void whatIsDecidedOnThePageMovesTheTasksToo() {
        var id = submitted("on the page " + UUID.randomUUID());

        changes.reject(reviewer, id, "Not yet");
        assertThat(task(id).getTaskDefinitionKey()).isEqualTo("reviseRuleChange");
        changes.submit(author, id, "Once more");
        assertThat(task(id).getTaskDefinitionKey()).isEqualTo("reviewRuleChange");
        changes.takeBack(author, id);

        assertThat(running(id)).isZero();
        assertThat(drafts.find(id).state()).isEqualTo(RuleChange.State.DRAFT);
        assertThat(visited(id)).contains("decidedOnPage", "resubmittedOnPage", "tasksWithdrawn");
    }

    @Test
    void anAuthorGivesARejectedChangeUp() {
        var id = submitted("given up " + UUID.randomUUID());
        changes.reject(reviewer, id, "No");

        complete(id, "reviseRuleChange", author, Map.of("decision", "withdraw"));

        assertThat(drafts.find(id).state()).isEqualTo(RuleChange.State.WITHDRAWN);
        assertThat(visited(id)).contains("changeGivenUp");
    }

    /** Made from a customer by one click, without a cell being typed. */
    @Test
    void anExampleAloneIsAChangeToReview() {
        var id = drafts.begin(author, TABLE).id();
        var examples = summary.examples(drafts.find(id));
        drafts.exemplify(author, id, examples.write());
        assertThatThrownBy(() -> changes.submit(author, id, "Nothing")).isInstanceOf(Refusal.class).hasMessageContaining("nothing");
        drafts.exemplify(author, id, examples.with(examples.all().get(0)).write());

        changes.submit(author, id, "One more example");

        assertThat(summary.difference(drafts.find(id), Locale.ENGLISH)).isEqualTo("The examples beside the table differ.");
    }

    @Test
    void anEmergencyIsAnAdministratorsAloneAndStaysVisible() {
        var id = submitted("urgent " + UUID.randomUUID());
        changes.reject(reviewer, id, "No");
        assertThatThrownBy(() -> changes.override(reviewer, id, "Because")).isInstanceOf(AccessDeniedException.class);

        changes.override(admin, id, "The old rows lost us a customer today");
        fixture.waitFor(id);

        var version = versions.latest(TABLE).orElseThrow();
        assertThat(version.approval().emergency()).isTrue();
        assertThat(version.approval().reviewer()).isNull();
        assertThat(version.publishedBy()).isEqualTo(admin.login());
        assertThat(version.approval().reason()).isEqualTo("The old rows lost us a customer today");
        assertThat(record.of(TABLE, new Page.Request(0, 20)).items()).extracting(RuleEvents.Event::kind)
                .contains(RuleEvents.Kind.OVERRIDDEN, RuleEvents.Kind.PUBLISHED);
        assertThat(visited(id)).contains("overriddenOnPage", "changePublished");
    }

    @Test
    void oneStepLeadsBackToAnEarlierVersionThroughTheSameTwoPeople() {
        var before = versions.latest(TABLE).orElseThrow();
        var id = submitted("a slip " + UUID.randomUUID());
        changes.approve(reviewer, id, null);
        fixture.waitFor(id);

        var back = changes.goBack(author, TABLE, before.version(), "That was a slip");
        changes.approve(reviewer, back, null);
        fixture.waitFor(back);

        var version = versions.latest(TABLE).orElseThrow();
        assertThat(version.version()).isEqualTo(before.version() + 2);
        assertThat(version.source()).isEqualTo(before.source());
        assertThat(version.approval().restores()).isEqualTo(before.version());
    }

    @Test
    void whatCannotRunNeverBecomesLiveAndGoesBackToItsAuthor() {
        var before = versions.latest(TABLE).orElseThrow();
        var id = submitted("broken " + UUID.randomUUID());
        changes.approve(reviewer, id, null);
        jdbc.sql("update rule_change set source = replace(source, 'stage ==', 'stage !!') where id = ?").param(id).update();

        fixture.waitFor(id);

        assertThat(drafts.find(id).state()).isEqualTo(RuleChange.State.REJECTED);
        assertThat(versions.latest(TABLE).orElseThrow()).isEqualTo(before);
        assertThat(task(id).getTaskDefinitionKey()).isEqualTo("reviseRuleChange");
        assertThat(visited(id)).contains("compilingFailed");
    }

    @Test
    void aTableWithNamedReviewersIsTheirsToApprove() {
        changes.name(admin, TABLE, RuleRights.Kind.APPROVE, Set.of(reviewer.login()));
        var people = new DealFixture(jdbc);
        var other = viewers.of(people.person("MANAGER", people.team()));

        var id = submitted("named " + UUID.randomUUID());

        assertThat(task(id).getAssignee()).isEqualTo(reviewer.login());
        assertThatThrownBy(() -> changes.approve(other, id, null)).isInstanceOf(AccessDeniedException.class);
        changes.approve(reviewer, id, null);
        fixture.waitFor(id);
    }

    @Test
    void aManagerWhoMayNotEditATableTypesNothingIntoIt() {
        changes.name(admin, TABLE, RuleRights.Kind.EDIT, Set.of(author.login()));

        assertThatThrownBy(() -> drafts.begin(reviewer, TABLE)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void theReviewIsOfferedToEveryManagerButThoseWhoTyped() {
        var id = fixture.draft(author, TABLE, 1, "note (en)", "offered " + UUID.randomUUID());
        var second = viewers.of(new DealFixture(jdbc).person("MANAGER", null));
        fixture.type(second, id, 2, "note (en)", "by a second hand");
        changes.submit(author, id, "Both typed");

        assertThat(task(id).getAssignee()).isNull();
        assertThat(offered(id, reviewer)).isTrue();
        assertThat(offered(id, admin)).isTrue();
        assertThat(offered(id, author)).isFalse();
        assertThat(offered(id, second)).isFalse();
        assertThat(person.answer(author.login(), () -> tasks.createTaskQuery().taskOwner(author.login()).count())).as("waits for others").isOne();
        assertThat(identities.createGroupQuery().groupMember(reviewer.login()).unlimitedList()).extracting(Group::getName)
                .contains("Reviewers of " + summary.name(TABLE, Locale.ENGLISH));
    }

    @Test
    void ofSeveralNamedReviewersEachIsOfferedTheTask() {
        var named = viewers.of(new DealFixture(jdbc).person("MANAGER", null));
        var other = viewers.of(new DealFixture(jdbc).person("MANAGER", null));
        changes.name(admin, TABLE, RuleRights.Kind.APPROVE, Set.of(author.login(), reviewer.login(), named.login()));

        var id = submitted("several " + UUID.randomUUID());

        assertThat(task(id).getAssignee()).isNull();
        assertThat(List.of(reviewer, named)).allMatch(one -> offered(id, one));
        assertThat(List.of(author, other)).noneMatch(one -> offered(id, one));
    }

    /** As Tasklist's lists ask: what is offered to one of the person's groups, taken or not. */
    private boolean offered(UUID id, Viewer to) {
        var groups = identities.createGroupQuery().groupMember(to.login()).unlimitedList().stream().map(Group::getId).toList();
        return person.answer(to.login(), () -> tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskCandidateGroupIn(groups)
                .includeAssignedTasks().count()) == 1;
    }

    private UUID submitted(String note) {
        var id = fixture.draft(author, TABLE, 1, "note (en)", note);
        changes.submit(author, id, "Why: " + note);
        return id;
    }

    private Task task(UUID id) {
        return tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).singleResult();
    }

    private void complete(UUID id, String step, Viewer by, Map<String, Object> values) {
        var task = task(id);
        assertThat(task.getTaskDefinitionKey()).isEqualTo(step);
        person.answer(by.login(), () -> {
            forms.submitTaskForm(task.getId(), values);
            return true;
        });
    }

    private void claim(UUID id, Viewer by) {
        person.answer(by.login(), () -> {
            tasks.claim(task(id).getId(), by.login());
            return true;
        });
    }

    private void give(UUID id, Viewer by, Viewer to) {
        person.answer(by.login(), () -> {
            tasks.setAssignee(task(id).getId(), to.login());
            return true;
        });
    }

    private long running(UUID id) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).count();
    }

    private Set<String> visited(UUID id) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(id.toString()).list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream())
                .map(activity -> activity.getActivityId()).collect(Collectors.toSet());
    }
}
