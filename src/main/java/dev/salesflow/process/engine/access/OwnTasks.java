package dev.salesflow.process.engine.access;

import java.util.List;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;

/**
 * Finds tasks. Who asks for tasks that are assigned or offered to them has the right to see these: it comes with the
 * assignment ({@link TaskRights}). Holding each against a million rights again took seconds; every other question still is.
 * What is offered to a team's reps is theirs only while nobody else holds it.
 */
class OwnTasks extends TaskManager {

    @Override
    protected void configureQuery(TaskQueryImpl query) {
        if (asksForOwn(query)) {
            leaveOutColleagues(query);
            getTenantManager().configureQuery(query);
        } else {
            super.configureQuery(query);
        }
    }

    private boolean asksForOwn(TaskQueryImpl query) {
        var person = getCurrentAuthentication();
        return person != null && (person.getUserId().equals(query.getAssignee()) || person.getUserId().equals(query.getOwner())
                || isAmong(query.getCandidateGroups(), person.getGroupIds()));
    }

    private void leaveOutColleagues(TaskQueryImpl query) {
        var groups = query.getCandidateGroups();
        if (query.isIncludeAssignedTasks() && groups != null && groups.stream().anyMatch(EngineGroups::isOfReps)) {
            query.or().taskUnassigned().taskAssignee(getCurrentAuthentication().getUserId()).endOr();
        }
    }

    private static boolean isAmong(List<String> asked, List<String> own) {
        return asked != null && !asked.isEmpty() && own != null && own.containsAll(asked);
    }

    static class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return TaskManager.class;
        }

        @Override
        public Session openSession() {
            return new OwnTasks();
        }
    }
}
