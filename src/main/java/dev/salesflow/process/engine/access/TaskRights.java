package dev.salesflow.process.engine.access;

import java.util.Arrays;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * Who may do what with a task. Beyond the engine's own: a person who is replaced loses the task with their assignment,
 * and a team's managers may hand it to somebody else.
 */
class TaskRights extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        if (oldAssignee != null && !oldAssignee.equals(newAssignee)) {
            var right = getGrantAuthorization(task.getId(), oldAssignee, null, Resources.TASK);
            if (right != null) {
                Context.getCommandContext().getDbEntityManager().delete(right);
            }
        }
        return super.newTaskAssignee(task, oldAssignee, newAssignee);
    }

    @Override
    protected AuthorizationEntity[] createOrUpdateAuthorizationsByGroupId(Task task, String group) {
        var rights = super.createOrUpdateAuthorizationsByGroupId(task, group);
        if (EngineGroups.isOfManagers(group)) {
            Arrays.stream(rights)
                    .filter(right -> right != null && right.getResourceType() == Resources.TASK.resourceType())
                    .forEach(right -> right.addPermission(Permissions.TASK_ASSIGN));
        }
        return rights;
    }
}
