package dev.salesflow.process.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.opportunity.DealFixture;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Completes the tasks of a deal as its people do in Tasklist: by the form, in their own name. */
class DealDriver {

    /** What was won is handed over in a process of its own. */
    private static final String PROCESS_AFTER_THE_DEAL = "handover";

    private final ProcessEngine engine;
    private final String rep;

    DealDriver(ProcessEngine engine, String rep) {
        this.engine = engine;
        this.rep = rep;
    }

    List<Task> tasks(UUID deal) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(deal.toString()).list();
    }

    Task task(UUID deal, String id) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(deal.toString())
                .taskDefinitionKey(id).singleResult();
    }

    /** The only open task. */
    void standsAt(UUID deal, String task) {
        assertThat(tasks(deal)).extracting(Task::getTaskDefinitionKey).containsExactly(task);
    }

    void isOver(UUID deal) {
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(deal.toString())
                .processDefinitionKeyNotIn(PROCESS_AFTER_THE_DEAL).count()).isZero();
    }

    void submit(UUID deal, String task, Map<String, Object> values) {
        submitAs(rep, deal, task, values);
    }

    void submitAs(String login, UUID deal, String task, Map<String, Object> values) {
        var id = task(deal, task).getId();
        logIn(login);
        try {
            engine.getFormService().submitTaskForm(id, values);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** In all the person's groups, as Tasklist does. */
    void logIn(String login) {
        var groups = engine.getIdentityService().createGroupQuery().groupMember(login).list();
        engine.getIdentityService().setAuthentication(login, groups.stream().map(Group::getId).toList());
    }

    void visit(UUID deal, String nextStep) {
        submit(deal, "recordVisit", with(meeting(), "need", "three systems that do not talk to each other",
                "nextAction", "send references", "nextStep", nextStep));
    }

    /** Everything that later stages want to know is told, with its evidence. */
    void exchange(UUID deal, String nextStep) {
        submit(deal, "recordExchange", with(toldInPart(nextStep), "requirementEvidence", "list signed by IT", "decisionEvidence", "minutes",
                "amount", "100000", "currency", "CNY", "budgetEvidence", "plan seen", "expectedSigning", LocalDate.now().plusYears(1).toString(),
                "scheduleEvidence", "project plan"));
    }

    /** An exchange after which budget and schedule are not known, and nothing is proven. */
    static Map<String, Object> toldInPart(String nextStep) {
        return with(meeting(), "requirement", "one system for three plants", "decision", "board in March", "evaluation", "item codes",
                "nextAction", "prepare", "nextStep", nextStep);
    }

    void demoPrepared(UUID deal, String presales) {
        submitAs(presales, deal, "prepareDemo", Map.of("listened", true, "focus", "planning with their own items",
                "plannedOn", LocalDate.now().toString()));
    }

    void demo(UUID deal, String nextStep) {
        submit(deal, "recordDemo", with(meeting(), "reaction", "OPEN", "openQuestion", "Does it scale?",
                "nextAction", "quote", "nextActionOn", LocalDate.now().plusDays(7).toString(), "nextStep", nextStep));
    }

    /** At list price, which leaves a margin that nobody minds. */
    void quotation(UUID deal, String amount) {
        var product = new DealFixture(JdbcClient.create(engine.getProcessEngineConfiguration().getDataSource())).listed(amount, "1");
        submit(deal, "prepareQuotation", Map.of("nextStep", "on", "product", product.toString(), "amount", amount, "currency", "CNY",
                "validUntil", LocalDate.now().plusDays(20).toString()));
    }

    void doubts(UUID deal, String nextStep) {
        submit(deal, "clearDoubts", Map.of("nextStep", nextStep, "doubts", List.of(
                Map.of("kind", "PRICE", "doubt", "Too dear", "answer", "Pays back in a year", "resolved", true))));
    }

    void negotiation(UUID deal, String nextStep, String agreed) {
        submit(deal, "negotiateTerms", with(meeting(), "agreed", "payment in two parts", "agreedAmount", agreed,
                "walkAway", "70000", "points", List.of(Map.of("kind", "PAYMENT", "demand", "Pay later", "given", "Two parts", "state", "AGREED"), Map.of()),
                "nextAction", "draw up the contract", "nextStep", nextStep));
    }

    void contract(UUID deal, String amount) {
        submit(deal, "signContract", Map.of("nextStep", "on", "number", "C-" + deal, "amount", amount, "currency", "CNY",
                "signedOn", LocalDate.now().toString()));
    }

    void lost(UUID deal, String task, Map<String, Object> values) {
        submit(deal, task, with(values, "nextStep", "lost", "lostKind", "BUDGET", "lostReason", "no budget this year", "otherCompetitor", "Kingdee"));
    }

    static Map<String, Object> meeting() {
        return Map.of("heldOn", LocalDate.now().toString(), "way", "VISIT", "metWith", "Ms Li, head of IT");
    }

    static Map<String, Object> with(Map<String, Object> values, Object... more) {
        var all = new HashMap<>(values);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }
}
