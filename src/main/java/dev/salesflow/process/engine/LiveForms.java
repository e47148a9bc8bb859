package dev.salesflow.process.engine;

import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * Shows forms with values and choices read from the tables at that moment: stored in the engine they would be old by
 * the time somebody opens the form, and copied into its history.
 */
class LiveForms extends FormServiceImpl {

    private final Completions completions;

    LiveForms(Completions completions) {
        this.completions = completions;
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId) {
        return getTaskFormVariables(taskId, null, true);
    }

    /** The engine's own part comes first: it refuses who may not see the task. */
    @Override
    public VariableMap getTaskFormVariables(String taskId, Collection<String> names, boolean deserialize) {
        var variables = super.getTaskFormVariables(taskId, names, deserialize);
        var live = FormValues.typed(commandExecutor.execute(command -> live(command, taskId)));
        live.keySet().stream()
                .filter(key -> names == null || names.contains(key))
                // As a plain map it would hand out the values without their types, and a list would lose its form.
                .forEach(key -> variables.putValueTyped(key, live.getValueTyped(key)));
        return variables;
    }

    /** The engine fails where there is no such task. */
    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        if (commandExecutor.execute(command -> command.getTaskManager().findTaskById(taskId)) == null) {
            throw new NotFoundException("there is no task " + taskId);
        }
        return super.getDeployedTaskForm(taskId);
    }

    /** Start forms are shown without data by Tasklist, so their live choices are put into the form itself. */
    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        var form = super.getDeployedStartForm(processDefinitionId);
        var choices = commandExecutor.execute(command -> completions.startFormData(command.getProcessEngineConfiguration()
                .getDeploymentCache().findDeployedProcessDefinitionById(processDefinitionId).getKey()));
        return choices.map(live -> StartFill.into(form, FormValues.plainLive(live), Ids.next())).orElse(form);
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> typed) {
        return submitStartForm(processDefinitionId, null, typed);
    }

    /** A form that is sent again, by a second click or because the answer was lost, gets the first answer again. */
    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, String businessKey, Map<String, Object> typed) {
        try {
            return super.submitStartForm(processDefinitionId, businessKey, typed);
        } catch (RuntimeException e) {
            var before = StartedBefore.in(e).orElseThrow(() -> e);
            return commandExecutor.execute(command -> started(command, before.processInstance()));
        }
    }

    private static ProcessInstance started(CommandContext command, String id) {
        var instance = command.getExecutionManager().findExecutionById(id);
        if (instance == null) {
            throw Refusal.of("form.sentBefore");
        }
        return instance;
    }

    private Map<String, Object> live(CommandContext command, String taskId) {
        return completions.formData(command.getTaskManager().findTaskById(taskId));
    }
}
