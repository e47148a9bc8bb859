package dev.salesflow.process.engine;

import dev.salesflow.process.engine.access.EngineGroups;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who was quicker: of two who take a task at once the engine refuses one because it is taken, or, where both came within
 * the same moment, because it changed.
 */
@Component
class TaskTakers {

    private static final Pattern CLAIM = Pattern.compile(".*/task/([^/]+)/claim/?");

    private final JdbcClient jdbc;
    private final EngineGroups groups;

    TaskTakers(JdbcClient jdbc, EngineGroups groups) {
        this.jdbc = jdbc;
        this.groups = groups;
    }

    /** The taker's name; empty where the call was no claim, failed for another reason, or nobody holds the task by now. */
    Optional<String> ofClaim(String path, Throwable reason) {
        var claim = CLAIM.matcher(path);
        return claim.matches() && (reason instanceof OptimisticLockingException || reason instanceof TaskAlreadyClaimedException
                || reason instanceof AuthorizationException denied && wasOffered(claim.group(1), denied.getUserId()))
                ? nameOf(claim.group(1)) : Optional.empty();
    }

    /** The right to a task offered to a team's reps ends when one takes it; the offer itself stays. */
    private boolean wasOffered(String task, String login) {
        return jdbc.sql("select exists (select 1 from act_ru_identitylink where task_id_ = ? and type_ = 'candidate' and (user_id_ = ? or group_id_ = any(?)))")
                .params(task, login, groups.of(login).toArray(String[]::new)).query(Boolean.class).single();
    }

    /** The same where it is known which task it was about. */
    Optional<String> of(String task, Throwable reason) {
        return reason instanceof TaskAlreadyClaimedException ? nameOf(task) : Optional.empty();
    }

    private Optional<String> nameOf(String task) {
        return jdbc.sql("select coalesce(u.name, t.assignee_) from act_ru_task t left join app_user u on u.login = t.assignee_ "
                        + "where t.id_ = ? and t.assignee_ is not null")
                .param(task).query(String.class).optional();
    }
}
