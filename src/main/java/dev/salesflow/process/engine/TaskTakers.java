package dev.salesflow.process.engine;

import java.util.Optional;
import java.util.regex.Pattern;
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

    TaskTakers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The taker's name; empty where the call was no claim, failed for another reason, or nobody holds the task by now. */
    Optional<String> ofClaim(String path, Throwable reason) {
        var claim = CLAIM.matcher(path);
        return claim.matches() && (reason instanceof OptimisticLockingException || reason instanceof TaskAlreadyClaimedException)
                ? nameOf(claim.group(1)) : Optional.empty();
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
