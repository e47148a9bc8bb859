package dev.salesflow.process.engine.access;

import java.util.Arrays;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * Who may do what with a task. Beyond the engine's own: a person who is replaced loses the task with their assignment,
 * a team's managers may hand it to somebody else, and a team's reps may take it while nobody holds it.
 */
class TaskRights extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        if (oldAssignee != null && !oldAssignee.equals(newAssignee)) {
            withdraw(task, oldAssignee, null);
        }
        if (newAssignee == null) {
            return repsOf(task).flatMap(group -> Arrays.stream(createOrUpdateAuthorizationsByGroupId(task, group))).toArray(AuthorizationEntity[]::new);
        }
        if (oldAssignee == null) {
            repsOf(task).forEach(group -> withdraw(task, null, group));
        }
        return super.newTaskAssignee(task, oldAssignee, newAssignee);
    }

    private static Stream<String> repsOf(Task task) {
        return ((TaskEntity) task).getIdentityLinks().stream().filter(IdentityLinkEntity::isGroup).map(IdentityLinkEntity::getGroupId)
                .filter(EngineGroups::isOfReps);
    }

    /** Who waits for another's task sees it; doing it stays with whom it is given to. */
    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
        if (oldOwner != null && !oldOwner.equals(newOwner) && !oldOwner.equals(task.getAssignee())) {
            withdraw(task, oldOwner, null);
        }
        if (newOwner == null) {
            return null;
        }
        var right = getGrantAuthorization(task.getId(), newOwner, null, Resources.TASK);
        if (right == null) {
            right = createGrantAuthorization(newOwner, null, Resources.TASK, task.getId(), Permissions.READ);
        } else {
            right.addPermission(Permissions.READ);
        }
        return new AuthorizationEntity[] {right};
    }

    /** Emptied, not deleted: the same step may give the person another right, and inserts come before deletes. */
    private void withdraw(Task task, String login, String group) {
        var right = getGrantAuthorization(task.getId(), login, group, Resources.TASK);
        if (right != null) {
            right.setPermissions(new Permission[] {Permissions.NONE});
        }
    }

    @Override
    protected AuthorizationEntity[] createOrUpdateAuthorizationsByGroupId(Task task, String group) {
        if (EngineGroups.isOfReps(group) && task.getAssignee() != null) {
            return new AuthorizationEntity[0];
        }
        var rights = super.createOrUpdateAuthorizationsByGroupId(task, group);
        if (EngineGroups.isOfManagers(group)) {
            Arrays.stream(rights)
                    .filter(right -> right != null && right.getResourceType() == Resources.TASK.resourceType())
                    .forEach(right -> right.addPermission(Permissions.TASK_ASSIGN));
        }
        return rights;
    }
}
