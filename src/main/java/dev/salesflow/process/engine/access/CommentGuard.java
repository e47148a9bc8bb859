package dev.salesflow.process.engine.access;

import dev.salesflow.insight.Argument;
import dev.salesflow.insight.TimelineBook;
import dev.salesflow.process.engine.Subjects;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusals;
import java.lang.reflect.Field;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.ReflectionUtils;

/**
 * Lets whoever sees an open task read and write its comments, and tells them in the timeline. The engine first asks for a
 * right on the history of the whole process, which would show a rep everybody's work, and then checks nothing more.
 */
class CommentGuard extends CommandInterceptor {

    private static final int LONGEST = 2_000;
    private static final Field TASK = AssignmentGuard.field(AddCommentCmd.class, "taskId");
    private static final Field INSTANCE = AssignmentGuard.field(AddCommentCmd.class, "processInstanceId");
    private static final Field MESSAGE = AssignmentGuard.field(AddCommentCmd.class, "message");
    private static final Field READ = AssignmentGuard.field(GetTaskCommentCmd.class, "taskId");

    private final ObjectProvider<Subjects> subjects;
    private final ObjectProvider<TimelineBook> timeline;

    CommentGuard(ObjectProvider<Subjects> subjects, ObjectProvider<TimelineBook> timeline) {
        this.subjects = subjects;
        this.timeline = timeline;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (!AssignmentGuard.isAskedByAPerson()) {
            return next.execute(command);
        }
        if (command instanceof HistoricTaskInstanceQueryImpl history && history.getTaskId() != null) {
            return history(command, history.getTaskId());
        }
        if (command instanceof GetTaskCommentCmd) {
            mustSee(text(READ, command));
        }
        if (command instanceof AddCommentCmd) {
            mustSee(text(TASK, command));
            check(text(TASK, command), text(INSTANCE, command), text(MESSAGE, command));
            var comment = next.execute(command);
            tell(text(TASK, command), text(MESSAGE, command));
            return comment;
        }
        return next.execute(command);
    }

    /** One that is gone is told to be gone, not to be a wrong question. */
    private <T> T history(Command<T> query, String task) {
        var found = sees(task) ? Context.getCommandContext().runWithoutAuthorization(() -> next.execute(query)) : next.execute(query);
        if (found == null) {
            throw gone(task);
        }
        return found;
    }

    private static void check(String task, String instance, String message) {
        var of = Context.getCommandContext().getTaskManager().findTaskById(task).getProcessInstanceId();
        if (instance != null && !instance.equals(of)) {
            throw new NotFoundException("the task " + task + " is not of the process instance " + instance);
        }
        new Refusals().add(PlainText.requiredProblem("message", message, LONGEST)).throwIfAny();
    }

    private void tell(String task, String message) {
        subjects.getObject().ofTask(task).ifPresent(about -> timeline.getObject().note(about.customerId(), about.opportunityId(),
                Context.getCommandContext().getAuthenticatedUserId(), "taskCommented", Argument.text(message.strip())));
    }

    private static void mustSee(String task) {
        if (!sees(task)) {
            throw gone(task);
        }
    }

    private static NotFoundException gone(String task) {
        return new NotFoundException("Cannot find task with id " + task);
    }

    private static boolean sees(String task) {
        return task != null && Context.getCommandContext().getTaskManager()
                .findTaskCountByQueryCriteria((TaskQueryImpl) new TaskQueryImpl().taskId(task)) > 0;
    }

    private static String text(Field field, Command<?> command) {
        return (String) ReflectionUtils.getField(field, command);
    }
}
