package dev.salesflow.process.engine;

import java.io.InputStream;
import java.util.Collection;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
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

    /** Start forms are shown without data by Tasklist, so their live choices are put into the form itself. */
    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        var form = super.getDeployedStartForm(processDefinitionId);
        var choices = commandExecutor.execute(command -> completions.startFormData(command.getProcessEngineConfiguration()
                .getDeploymentCache().findDeployedProcessDefinitionById(processDefinitionId).getKey()));
        return StartChoices.into(form, FormValues.plainLive(choices));
    }

    private java.util.Map<String, Object> live(CommandContext command, String taskId) {
        return completions.formData(command.getTaskManager().findTaskById(taskId));
    }
}
