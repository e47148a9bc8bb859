package dev.salesflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.salesflow.SalesflowTest;
import dev.salesflow.approval.ApprovalBook;
import dev.salesflow.approval.ApprovalCase;
import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.coaching.CoachingKind;
import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.contract.ContractBook;
import dev.salesflow.contract.Signing;
import dev.salesflow.contract.Term;
import dev.salesflow.contract.handover.Handover;
import dev.salesflow.contract.handover.Handovers;
import dev.salesflow.contract.payment.Planned;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactFixture;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.Offer;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.QuotationDrafts;
import dev.salesflow.review.CaseReviewBook;
import dev.salesflow.review.action.ActionWish;
import dev.salesflow.rules.change.RuleFixture;
import dev.salesflow.training.onboarding.OnboardingBook;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each shipped form as a task opens it in Tasklist, in both languages, at a desk and on a phone; the one that starts a process is in {@link TasklistSweepTest}. */
@SalesflowTest
@ResourceLock("duties")
class FormSweepTest {

    private static final List<String> PROCESSES = List.of("opportunity", "demo", "quotation", "coaching", "next-action", "rule-change", "handover", "nurturing", "case-review", "onboarding");

    @LocalServerPort int port;
    @Autowired People people;
    @Autowired Passwords passwords;
    @Autowired Teams teams;
    @Autowired Viewers viewers;
    @Autowired OpportunityBook deals;
    @Autowired CoachingBook coachings;
    @Autowired ContactBook contacts;
    @Autowired QuotationDrafts drafts;
    @Autowired QuotationBook quotations;
    @Autowired ApprovalBook approvals;
    @Autowired ContractBook contracts;
    @Autowired Handovers handovers;
    @Autowired CaseReviewBook reviews;
    @Autowired OnboardingBook onboardings;
    @Autowired ProcessEngine engine;
    @Autowired BeanFactory beans;
    @Autowired JdbcClient jdbc;

    private boolean chinese;
    private UUID team;
    private String rep;
    private String manager;
    private UUID customer;

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "zh-CN"})
    void noFormLacksATextScrollsSidewaysOrHidesItsButton(String locale) {
        chinese = locale.startsWith("zh");
        aRepWithACustomer();
        try (var session = new Session(port, locale, Session.DESK).logIn(rep, TestLogins.PASSWORD)) {
            var look = new TasklistLook(session, locale);
            new Tasklist(session);
            PROCESSES.forEach(process -> tasks(process).forEach(form -> open(session, look, process, form)));
            look.all().assertAll();
        } finally {
            var fixture = new RuleFixture(beans);
            fixture.giveUp(viewers.of(new TestLogins(people, passwords, teams).person(Role.ADMIN, null)), RuleFixture.TABLE);
        }
    }

    @Test
    void everyShippedFormIsATasksOrStartsAProcess() throws IOException {
        var used = PROCESSES.stream().flatMap(process -> Stream.concat(tasks(process).stream(), starts(process))).toList();

        try (var files = Files.walk(Path.of("processes"))) {
            assertThat(used).containsExactlyInAnyOrderElementsOf(files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".form")).map(name -> name.replace(".form", "")).toList());
        }
    }

    private void open(Session session, TasklistLook look, String process, String form) {
        var page = session.page();
        page.evaluate("task => { document.querySelector('.fjs-form')?.setAttribute('data-former', ''); location.hash = '#/?task=' + task; }", task(process, form));
        page.locator(".task-details .fjs-form:not([data-former])").waitFor();
        page.locator(".sf-about a").first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        for (var size : List.of(Session.DESK, Session.PHONE)) {
            page.setViewportSize(size[0], size[1]);
            look.reachable(TasklistLook.complete(page), form + ": complete");
            look.at(form);
        }
        page.setViewportSize(Session.DESK[0], Session.DESK[1]);
    }

    private List<String> tasks(String process) {
        return engine.getRepositoryService().getBpmnModelInstance(definition(process).getId()).getModelElementsByType(UserTask.class).stream()
                .map(UserTask::getId).toList();
    }

    private Stream<String> starts(String process) {
        return engine.getRepositoryService().getBpmnModelInstance(definition(process).getId()).getModelElementsByType(StartEvent.class).stream()
                .map(StartEvent::getCamundaFormRef).filter(Objects::nonNull);
    }

    private ProcessDefinition definition(String process) {
        return engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult();
    }

    /** The task alone, without the way there. */
    private String task(String process, String task) {
        var instance = engine.getRuntimeService().createProcessInstanceByKey(process).businessKey(record(process, task).toString())
                .setVariables(Map.of("owner", rep, "coach", rep, "manager", rep, "presales", rep, "receiver", rep, "managerGroup", "managers-" + team, "dealsAreLarge", true,
                        "reviewer", rep, "reviewerGroups", Role.MANAGER.group()))
                .setVariables(process.equals("coaching") ? Map.of("nextStepOwner", rep) : Map.of())
                .setVariables(process.equals("onboarding") ? Map.of("mentor", rep, "leader", rep, "topics", 1, "topic", onboardings.topics(onboarding()).get(0).id().toString()) : Map.of())
                .startBeforeActivity(task).execute();
        var open = engine.getTaskService().createTaskQuery().processInstanceId(instance.getId()).taskDefinitionKey(task).singleResult().getId();
        engine.getTaskService().setAssignee(open, rep);
        return open;
    }

    private UUID record(String process, String task) {
        return switch (process) {
            case "coaching" -> jdbc.sql("select id from coaching_round where rep_login = ?").param(rep).query(UUID.class).single();
            case "next-action" -> {
                var record = contacts.record(ContactFixture.withNext(ContactFixture.call(customer), rep, LocalDate.now()), viewers.of(rep)).id();
                jdbc.sql("update contact_record set said = ?, next_action = ? where id = ?").params(told("等待预算", "They wait"), told("回电", "Call back"), record).update();
                yield record;
            }
            case "rule-change" -> new RuleFixture(beans).draft(viewers.of(manager), RuleFixture.TABLE, 1, "-> days", "22");
            case "onboarding" -> onboarding();
            case "handover" -> won(task);
            case "case-review" -> review(task);
            case "nurturing" -> task.equals("contactCustomer") ? customer : approach(task);
            default -> {
                var request = UUID.randomUUID().toString();
                var deal = deals.open(Opening.of(customer, request).askedByProcess(request), rep).id();
                jdbc.sql("update opportunity set process_id = null, amount = 120000, currency = 'CNY' where id = ?").param(deal).update();
                if (task.equals("approveQuotation")) {
                    waitForTheRep(deal);
                }
                yield deal;
            }
        };
    }

    private UUID onboarding() {
        return onboardings.running(rep).orElseThrow().id();
    }

    /** A colleague's quotation, which the rep decides as director. */
    private void waitForTheRep(UUID deal) {
        jdbc.sql("delete from person_function where function = 'DIRECTOR'").update();
        jdbc.sql("insert into person_function (login, function) values (?, 'DIRECTOR')").param(rep).update();
        var draft = drafts.begin(deal, new Offer(null, BigDecimal.ONE, new BigDecimal("120000"), "CNY", LocalDate.now().plusDays(30), null), manager);
        quotations.submit(draft.id(), manager);
        approvals.request(new ApprovalCase("quotation", draft.id(), manager, manager, told("华东精密机械 · #1", "Hailan Motors · #1"),
                List.of(ApprovalCase.Fact.open("opportunity.amount", "120,000.00 CNY")),
                List.of(new ApprovalCase.Step(ApprovalCase.Mode.ALL, List.of(ApprovalCase.Role.DIRECTOR)))));
    }

    /** Handed over already where it is to be taken. */
    private UUID won(String task) {
        var today = LocalDate.now();
        var amount = new BigDecimal("90000");
        var deal = deals.open(Opening.of(customer, UUID.randomUUID().toString()), rep).id();
        quotations.accept(quotations.send(deal, new Offer(null, BigDecimal.ONE, amount, "CNY", today.plusDays(20), null), rep).id(), rep);
        var contract = contracts.sign(deal, new Signing(UUID.randomUUID().toString().replaceAll("[^0-9]", ""), amount, "CNY", today, null,
                new Term(today, today.plusYears(1), null), List.of(new Planned(null, today.plusDays(30), amount, null))), rep).id();
        if (task.equals("takeOverDeal")) {
            handovers.hand(contract, new Handover.Sheet(rep, told("三个工厂", "Three plants"), null, null, null), manager);
        }
        return deal;
    }

    /** An open one, or what was agreed in it. */
    private UUID review(String task) {
        var review = reviews.start(viewers.of(manager), rep);
        return task.equals("holdReview") ? review
                : reviews.agree(viewers.of(manager), review, new ActionWish(UUID.randomUUID().toString(), null, told("拜访厂长", "Visit the plant"), rep, LocalDate.now()));
    }

    /** What a manager is asked, or has answered. */
    private UUID approach(String task) {
        var id = UUID.randomUUID();
        var decided = task.equals("applyApproach");
        jdbc.sql("""
                        insert into approach_review (id, customer_id, rep_login, fruitless, table_version, rule_row, state, cause, approach, opened_at, decided_by, version)
                        values (?, ?, ?, 3, 1, 1, ?, ?, ?, now(), ?, 1)""")
                .params(id, customer, rep, decided ? "CHANGED" : "OPEN", told("预算冻结", "Their budget is frozen"), told("拜访厂长", "Visit the plant"), decided ? manager : null).update();
        return id;
    }

    private void aRepWithACustomer() {
        team = teams.create(told("华东", "East ") + UUID.randomUUID().toString().replaceAll("[^0-9]", ""), null, null).id();
        var logins = new TestLogins(people, passwords, teams);
        manager = logins.person(Role.MANAGER, team);
        rep = logins.person(Role.REP, team);
        jdbc.sql("update app_user set name = ? where login in (?, ?)").params(told("李雷", "Li Lei"), rep, manager).update();
        customer = new DealFixture(jdbc).customer(rep);
        jdbc.sql("update customer set name = ? where id = ?").params(told("华东精密机械制造（集团）股份有限公司", "Hailan Motors and Engines of the East Ltd"), customer).update();
        onboardings.start(viewers.of(manager), rep, manager);
        coachings.start(viewers.of(manager), rep, CoachingTopic.SKILL, CoachingKind.LARGE, told("提问技巧", "Asking questions"));
    }

    private String told(String inChinese, String inEnglish) {
        return chinese ? inChinese : inEnglish;
    }
}
