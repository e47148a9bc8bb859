package dev.salesflow.process.engine;

import dev.salesflow.process.engine.access.EngineGroups;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Ties every user task of every model to the business side, so that no model has to name a listener: a process that an
 * admin draws is dispatched like the shipped ones.
 */
@Component
class TaskDispatch extends AbstractBpmnParseListener {

    /** A task for a day is late when the day's work is over, not when it begins. */

    private final Completions completions;
    private final ObjectProvider<TaskCreated> listeners;
    private final ObjectProvider<TaskGiven> givenListeners;
    private final ObjectProvider<StandIns> standIns;
    private final Holders holders;
    private final Clock clock;

    TaskDispatch(Completions completions, ObjectProvider<TaskCreated> listeners, ObjectProvider<TaskGiven> givenListeners,
            ObjectProvider<StandIns> standIns, Holders holders, Clock clock) {
        this.completions = completions;
        this.listeners = listeners;
        this.givenListeners = givenListeners;
        this.standIns = standIns;
        this.holders = holders;
        this.clock = clock;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        var stage = Optional.ofNullable(property(element, "stage")).filter(text -> !text.isBlank());
        var keeps = keeps(property(element, "keeps"));
        definition.setTaskFormHandler(new TaskForm(definition.getTaskFormHandler(), clock));
        var never = property(element, Barred.PROPERTY);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, task -> created((TaskEntity) task, stage, never));
        var waits = property(element, "waits");
        if (waits != null && !waits.isBlank()) {
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, task -> waits(task, waits));
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, task -> waits(task, waits));
        }
        Optional.ofNullable(property(element, "team")).filter(text -> !text.isBlank()).ifPresent(group ->
                definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, task -> offerToReps(task, group)));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this::given);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, task -> holders.assigned((TaskEntity) task));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, task -> completed((TaskEntity) task, keeps));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, task -> holders.over((TaskEntity) task));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, task -> holders.over((TaskEntity) task));
    }

    /** A stage that is a process of its own begins with its call. */
    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        Optional.ofNullable(property(element, "stage")).filter(text -> !text.isBlank()).ifPresent(stage ->
                activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution ->
                        tell((ExecutionEntity) execution, activity.getId(), Optional.of(stage))));
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (scope instanceof ProcessDefinitionEntity process && process.getStartFormHandler() != null) {
            process.setStartFormHandler(new StartForm(process.getStartFormHandler()));
        }
    }

    private void created(TaskEntity task, Optional<String> stage, String never) {
        tell(task.getExecution(), task.getTaskDefinitionKey(), stage).ifPresentOrElse(urgency -> mark(task, urgency),
                // A model tells it in points.
                () -> task.setPriority(task.getPriority() * Urgency.STEPS));
        if (Barred.DEPUTIES.equals(never)) {
            return;
        }
        standIns.getObject().created(task, Completions.businessKey(task.getExecution()).orElse(null),
                never != null && task.getVariable(never) instanceof String login ? login : null);
    }

    private Optional<Urgency> tell(ExecutionEntity execution, String taskId, Optional<String> stage) {
        return Completions.businessKey(execution).flatMap(key -> {
            var created = new CreatedTask(taskId, execution.getProcessDefinition().getKey(), key, stage,
                    SubmittedValues.of(Context.getCommandContext()).isDecided());
            return listeners.orderedStream().flatMap(listener -> listener.created(created).stream()).findFirst();
        });
    }

    /** Whoever waits for a task that somebody else does is its owner: so Tasklist finds it for them. */
    private static void waits(DelegateTask task, String variable) {
        var waiting = task.getVariable(variable) instanceof String login && !login.equals(task.getAssignee()) ? login : null;
        if (!Objects.equals(waiting, task.getOwner())) {
            task.setOwner(waiting);
        }
    }

    /** The reps of the team that this variable's group leads may take it, while nobody holds it (see the engine's rights). */
    private static void offerToReps(DelegateTask task, String variable) {
        if (task.getVariable(variable) instanceof String leads) {
            EngineGroups.repsLedBy(leads).ifPresent(task::addCandidateGroup);
        }
    }

    /** What the model gives as it makes the task is settled, and so is what the system passes on. */
    private static boolean isGivenByAPerson(TaskEntity task) {
        var command = Context.getCommandContext();
        return command.getAuthenticatedUserId() != null && !command.getDbEntityManager().getDbEntityCache().isTransient(task);
    }

    /** Who takes a task, or comes to it by their own step, needs no telling, but must be one who may do it. */
    private void given(DelegateTask task) {
        var assignee = task.getAssignee();
        if (assignee != null && assignee.equals(Context.getCommandContext().getAuthenticatedUserId())) {
            completions.take((TaskEntity) task);
        } else if (assignee != null) {
            if (isGivenByAPerson((TaskEntity) task)) {
                completions.give((TaskEntity) task);
            }
            givenListeners.orderedStream().forEach(listener -> listener.given(task.getId(), assignee));
        }
    }

    private void mark(DelegateTask task, Urgency urgency) {
        task.setPriority(urgency.priority(LocalDate.now(clock)));
        if (task.getDueDate() == null && urgency.due() != null) {
            task.setDueDate(EndOfWork.of(urgency.due(), clock));
        }
    }

    private void completed(TaskEntity task, Set<String> keeps) {
        var typed = SubmittedValues.of(Context.getCommandContext()).take(task.getId());
        completions.complete(task, typed, keeps);
    }

    private static String property(Element element, String name) {
        var extensions = element.element("extensionElements");
        var properties = extensions == null ? null
                : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        return properties == null ? null
                : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
                        .filter(property -> name.equals(property.attribute("name")))
                        .map(property -> property.attribute("value"))
                        .findFirst().orElse(null);
    }

    private static Set<String> keeps(String list) {
        return list == null ? Set.of()
                : Arrays.stream(list.split(",")).map(String::strip).filter(key -> !key.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Shows the form as the engine does and keeps what is typed for the completion instead of making variables. */
    private record TaskForm(TaskFormHandler original, Clock clock) implements TaskFormHandler {

        @Override
        public TaskFormData createTaskForm(TaskEntity task) {
            return original.createTaskForm(task);
        }

        @Override
        public void submitFormVariables(VariableMap submitted, VariableScope scope) {
            SubmittedValues.of(Context.getCommandContext())
                    .put(((TaskEntity) scope).getId(), FormValues.plain(submitted, clock.getZone()));
        }

        @Override
        public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity process,
                BpmnParse parse) {
            original.parseConfiguration(element, deployment, process, parse);
        }
    }

    /** The same for a start form, where nothing waits: the values are acted on at once. */
    private class StartForm implements StartFormHandler {

        private final StartFormHandler original;

        StartForm(StartFormHandler original) {
            this.original = original;
        }

        @Override
        public StartFormData createStartFormData(ProcessDefinitionEntity process) {
            return original.createStartFormData(process);
        }

        @Override
        public void submitFormVariables(VariableMap submitted, VariableScope scope) {
            var process = (ExecutionEntity) scope;
            var form = completions.forms().of(original.createStartFormData(process.getProcessDefinition()));
            completions.start(process, FormValues.plain(submitted, clock.getZone()), form);
        }

        @Override
        public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity process,
                BpmnParse parse) {
            original.parseConfiguration(element, deployment, process, parse);
        }
    }
}
