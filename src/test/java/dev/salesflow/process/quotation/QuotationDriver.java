package dev.salesflow.process.quotation;

import dev.salesflow.opportunity.DealFixture;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Acts in Tasklist on a deal's quotation: by the form, in the person's own name. */
class QuotationDriver {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final ProcessEngine engine;

    QuotationDriver(ProcessEngine engine) {
        this.engine = engine;
    }

    List<Task> tasks(UUID deal) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(deal.toString()).list();
    }

    /** Who has a task to approve. */
    List<String> approvers(UUID deal) {
        return tasks(deal).stream().filter(task -> task.getTaskDefinitionKey().equals("approveQuotation")).map(Task::getAssignee).toList();
    }

    Task taskOf(UUID deal, String login) {
        return tasks(deal).stream().filter(task -> login.equals(task.getAssignee())).findFirst().orElseThrow();
    }

    void submit(String login, String task, Map<String, Object> values) {
        as(login, () -> engine.getFormService().submitTaskForm(task, values));
    }

    void as(String login, Runnable act) {
        var groups = engine.getIdentityService().createGroupQuery().groupMember(login).list();
        engine.getIdentityService().setAuthentication(login, groups.stream().map(Group::getId).toList());
        try {
            act.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** Of a thing whose list price makes the amount that discount. */
    void offer(String rep, UUID deal, String amount, String discount) {
        var list = new BigDecimal(amount).multiply(HUNDRED).divide(HUNDRED.subtract(new BigDecimal(discount)), 2, RoundingMode.HALF_UP);
        var product = new DealFixture(JdbcClient.create(engine.getProcessEngineConfiguration().getDataSource())).listed(list.toPlainString(), "1");
        offerOf(rep, deal, Map.of("product", product.toString(), "amount", amount));
    }

    void offerOf(String rep, UUID deal, Map<String, Object> what) {
        var values = new HashMap<>(what);
        values.putAll(Map.of("nextStep", "on", "validUntil", LocalDate.now().plusDays(20).toString()));
        values.putIfAbsent("currency", "CNY");
        submit(rep, taskOf(deal, rep).getId(), values);
    }

    void approve(UUID deal, String login) {
        submit(login, taskOf(deal, login).getId(), Map.of("decision", "approve"));
    }

    void sendBack(UUID deal, String login, int step, String comment) {
        var values = new HashMap<String, Object>(Map.of("decision", "sendBack", "comment", comment));
        if (step > 0) {
            values.put("step", String.valueOf(step));
        } else {
            values.put("step", "0");
        }
        submit(login, taskOf(deal, login).getId(), values);
    }
}
