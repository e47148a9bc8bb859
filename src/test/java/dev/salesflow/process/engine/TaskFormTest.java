package dev.salesflow.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.SalesflowTest;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SalesflowTest
class TaskFormTest {

    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;
    @Autowired
    FormService forms;
    @Autowired
    IdentityService identity;
    @Autowired
    Trial trial;

    UUID record = Ids.next();

    @BeforeEach
    void startTrial() {
        TrialModel.deploy(repository);
        runtime.startProcessInstanceByKey("trial", record.toString(), Map.of("owner", "trialrep", "managerGroup", "managers-none"));
    }

    @AfterEach
    void forgetPerson() {
        identity.clearAuthentication();
    }

    @Test
    void handsTheTypedValuesToTheCompletionAndMakesNoVariableOfThem() {
        forms.submitTaskForm(task().getId(), typed());

        var completed = trial.completed.get(record);
        assertThat(completed.text("who")).isEqualTo("Ms Lin");
        assertThat(completed.decimal("amount")).contains(new BigDecimal("1200.5"));
        assertThat(completed.date("heldOn")).contains(LocalDate.of(2026, 11, 20));
        assertThat(completed.integer("rating")).contains(4);
        assertThat(completed.login()).isEqualTo("trialrep");
        var variables = runtime.getVariables(task().getProcessInstanceId());
        assertThat(variables.keySet()).containsExactlyInAnyOrder("owner", "managerGroup", "nextStep", "rating");
    }

    @Test
    void takesAnAmountToTheLastDigitOfItsText() {
        var typed = typed();
        typed.put("amount", "999999.99");

        forms.submitTaskForm(task().getId(), typed);

        assertThat(trial.completed.get(record).decimal("amount")).contains(new BigDecimal("999999.99"));
    }

    @Test
    void refusesAFormThatWouldTakeDecimalsAsFloatingNumbers() {
        var form = """
                {"id": "f", "components": [{"type": "number", "key": "exact", "decimalDigits": 2, "serializeToString": true},
                    {"type": "number", "key": "whole", "decimalDigits": 0}, {"type": "number", "key": "shown", "disabled": true},
                    {"type": "group", "components": [{"type": "number", "key": "price", "decimalDigits": 2}]}, {"type": "number", "key": "any"}]}""";

        var problems = FormFile.read(form.getBytes(java.nio.charset.StandardCharsets.UTF_8)).problems();

        assertThat(problems).containsExactlyInAnyOrder(Fault.of("formFile.floatingNumber", "price"), Fault.of("formFile.floatingNumber", "any"));
    }

    @Test
    void dropsUnknownKeysHiddenFieldsAndFieldsNobodyCanTypeIn() {
        var typed = typed();
        typed.put("reason", "typed before the outcome was changed");
        typed.put("customerName", "forged");
        typed.put("owner", "somebody else");

        forms.submitTaskForm(task().getId(), typed);

        assertThat(trial.completed.get(record).values()).doesNotContainKeys("reason", "customerName", "owner");
        assertThat(runtime.getVariable(task().getProcessInstanceId(), "owner")).isEqualTo("trialrep");
    }

    @Test
    void readsTheRowsOfADynamicList() {
        var typed = typed();
        typed.put("doubts", SpinValues.jsonValue("[{\"doubt\": \"price\", \"resolved\": true, \"x\": 1}]").create());

        forms.submitTaskForm(task().getId(), typed);

        assertThat(trial.completed.get(record).values().get("doubts"))
                .isEqualTo(List.of(Map.of("doubt", "price", "resolved", true)));
    }

    @Test
    void refusesWhatBreaksTheFormsRulesAndNamesTheField() {
        refused("who", Map.of("who", " "), "error.required");
        refused("who", Map.of("who", "x"), "form.tooShort");
        refused("who", Map.of("who", "x".repeat(41)), "error.tooLong");
        refused("amount", Map.of("amount", -1), "form.tooSmall");
        refused("amount", Map.of("amount", 1_000_001), "form.tooLarge");
        refused("amount", Map.of("amount", 1.005), "form.tooFine");
        for (var none : List.of("1e999999999", "1e400", "NaN", "Infinity", "0x10", "1,000", "１２", "--1", Double.NaN, Double.POSITIVE_INFINITY, 1e300, true)) {
            refused("amount", Map.of("amount", none), "error.notANumber");
        }
        refused("amount", Map.of("amount", "-0.01"), "form.tooSmall");
        refused("amount", Map.of("amount", "1000000.01"), "form.tooLarge");
        refused("amount", Map.of("amount", "0.001"), "form.tooFine");
        refused("who", Map.of("who", "a\0b"), "error.unreadableText");
        refused("who", Map.of("who", "a\u202eb"), "error.unreadableText");
        refused("who", Map.of("who", "\u00a0\u200b"), "error.required");
        refused("heldOn", Map.of("heldOn", "9999-12-31"), "error.dayOutOfRange");
        refused("heldOn", Map.of("heldOn", "2026-02-30"), "error.notADate");
        refused("outcome", Map.of("outcome", "OTHER"), "error.notAChoice");
        refused("reason", Map.of("outcome", "LOST"), "error.required");
        refused("product", Map.of("product", "p3"), "error.notAChoice");
        refused("agreed", Map.of("agreed", "yes"), "error.notAChoice");
        refused("doubt", Map.of("doubts", SpinValues.jsonValue("[{\"doubt\": \"\"}]").create()), "error.required");
    }

    @Test
    void refusesATaskCompletedAroundItsForm() {
        assertThatThrownBy(() -> tasks.complete(task().getId(), Map.of("who", "Ms Lin"))).hasRootCauseInstanceOf(Refusal.class);

        assertThat(task().getTaskDefinitionKey()).isEqualTo("recordTrial");
    }

    @Test
    void rollsBackWhatTheDomainRefuses() {
        var typed = typed();
        typed.put("who", "nobody");

        var thrown = catchThrowable(() -> forms.submitTaskForm(task().getId(), typed));

        assertThat(thrown).hasRootCauseInstanceOf(Refusal.class);
        assertThat(task().getTaskDefinitionKey()).isEqualTo("recordTrial");
        assertThat(trial.completed).doesNotContainKey(record);
    }

    @Test
    void showsLiveValuesAndChoicesThatAreStoredNowhere() {
        identity.setAuthenticatedUserId("trialrep");

        var shown = forms.getTaskFormVariables(task().getId(), null, false);

        assertThat(shown.get("customerName")).isEqualTo("Acme");
        assertThat(shown.get("amount")).isEqualTo("12.50");
        assertThat(shown.get("heldOn")).isEqualTo("2026-11-22");
        assertThat(shown.<JsonValue>getValueTyped("products").getValueSerialized()).contains("Planner", "p2");
        assertThat(runtime.createVariableInstanceQuery().variableNameIn("products", "customerName").count()).isZero();
    }

    @Test
    void saysWhichStageATaskStandsForAndHowUrgentItIs() {
        assertThat(trial.created.get(record).stage()).contains("EXCHANGE");
        assertThat(task().getPriority()).isBetween(8_000, 9_900);
        assertThat(task().getDueDate()).isNotNull();
    }

    @Test
    void startsByFormWithTheRecordAsBusinessKey() throws Exception {
        var definition = repository.createProcessDefinitionQuery().processDefinitionKey("trial").latestVersion().singleResult();
        var form = new ObjectMapper().readTree(forms.getDeployedStartForm(definition.getId()));
        assertThat(form.at("/components/0/values/0/value").asText()).isEqualTo("c1");

        var started = forms.submitStartForm(definition.getId(), Map.of("customer", "c1", "owner", "forged"));

        assertThat(UUID.fromString(started.getBusinessKey())).isNotNull();
        assertThatThrownBy(() -> forms.submitStartForm(definition.getId(), Map.of("customer", "c9")))
                .hasRootCauseInstanceOf(Refusal.class);
    }

    private void refused(String field, Map<String, Object> typed, String key) {
        var all = typed();
        all.putAll(typed);
        var thrown = catchThrowable(() -> forms.submitTaskForm(task().getId(), all));
        assertThat(thrown).as(field + " " + typed).hasRootCauseInstanceOf(Refusal.class);
        var root = (Refusal) org.assertj.core.util.Throwables.getRootCause(thrown);
        assertThat(root.field()).isEqualTo(field);
        assertThat(root.key()).isEqualTo(key);
    }

    private Map<String, Object> typed() {
        return new HashMap<>(Map.of("who", "Ms Lin", "amount", 1200.5, "rating", 4, "heldOn", "2026-11-20",
                "outcome", "GOOD", "product", "p1", "agreed", false));
    }

    private Task task() {
        return tasks.createTaskQuery().processInstanceBusinessKey(record.toString()).singleResult();
    }
}
