package dev.salesflow.process.engine.access;

import java.lang.reflect.Field;
import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.util.ReflectionUtils;

/**
 * Lets a person set when they take up their own task again. For the engine that is a change of the task like any other,
 * which only those who may give it to somebody else are allowed; every other change stays theirs.
 */
class OwnFollowUp extends CommandInterceptor {

    private static final Field SAVED = AssignmentGuard.field(SaveTaskCmd.class, "task");

    @Override
    public <T> T execute(Command<T> command) {
        return AssignmentGuard.isAskedByAPerson() && command instanceof SaveTaskCmd save && changesOnlyThat(save)
                ? Context.getCommandContext().runWithoutAuthorization(() -> next.execute(command)) : next.execute(command);
    }

    private static boolean changesOnlyThat(SaveTaskCmd save) {
        var task = (TaskEntity) ReflectionUtils.getField(SAVED, save);
        return Context.getCommandContext().getAuthenticatedUserId().equals(task.getAssignee())
                && task.getPropertyChanges().keySet().equals(Set.of(TaskEntity.FOLLOW_UP_DATE));
    }
}
