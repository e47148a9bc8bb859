package dev.salesflow.process.engine.access;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;

import dev.salesflow.identity.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rights and the task filters that every installation starts with; what is there already stays as it is. Rights on
 * single tasks come with assignment ({@link TaskRights}), so that nothing here has to change when people move.
 */
@Component
class Grants implements SmartInitializingSingleton {

    private static final long LOCK = 7_240_002;
    private static final List<Role> WORKERS = List.of(Role.REP, Role.PRESALES, Role.TELEMARKETER, Role.MANAGER);

    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Grants(AuthorizationService authorizations, FilterService filters, TaskService tasks, JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> true).single();
            Arrays.stream(Resources.values()).forEach(resource -> grant(EngineGroups.ADMIN, resource, "*", ALL));
            WORKERS.forEach(this::grant);
            grant(EngineGroups.of(Role.MANAGER), Resources.USER, "*", READ);
            grant(EngineGroups.of(Role.MANAGER), Resources.GROUP, "*", READ);
            filter("My tasks", "我的任务", 10, query -> query.taskAssigneeExpression("${currentUser()}"));
            filter("My team's tasks", "团队任务", 20,
                    query -> query.taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks());
            filter("Unassigned", "未分配", 30,
                    query -> query.taskCandidateGroupInExpression("${currentUserGroups()}").taskUnassigned());
        });
    }

    private void grant(Role role) {
        var group = EngineGroups.of(role);
        grant(group, Resources.APPLICATION, "tasklist", ACCESS);
        grant(group, Resources.APPLICATION, "welcome", ACCESS);
        grant(group, Resources.PROCESS_DEFINITION, "*", READ);
        grant(group, Resources.PROCESS_DEFINITION, "opportunity", READ, CREATE_INSTANCE);
        grant(group, Resources.PROCESS_INSTANCE, "*", CREATE);
        grant(group, Resources.FILTER, "*", CREATE);
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        var present = authorizations.createAuthorizationQuery().groupIdIn(group).resourceType(resource).resourceId(id)
                .authorizationType(Authorization.AUTH_TYPE_GRANT).unlimitedList();
        if (present.isEmpty()) {
            var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(id);
            grant.setPermissions(permissions);
            authorizations.saveAuthorization(grant);
        }
    }

    private void filter(String name, String chinese, int priority, Consumer<TaskQuery> narrowed) {
        if (filters.createTaskFilterQuery().filterName(name).count() > 0) {
            return;
        }
        var query = tasks.createTaskQuery();
        narrowed.accept(query);
        query.orderByTaskPriority().desc().orderByDueDate().asc();
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of("name_zh", chinese, "priority", priority, "refresh", true, "color", "#0b6e6e",
                "showUndefinedVariable", false,
                // No variable of the process: the list's answer is given it when it is asked for.
                "variables", List.of(Map.of("name", "customer", "label", "Customer 客户"))));
        filters.saveFilter(filter);
        openToAll(filter);
    }

    private void openToAll(Filter filter) {
        var open = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        open.setUserId("*");
        open.setResource(Resources.FILTER);
        open.setResourceId(filter.getId());
        open.addPermission(READ);
        authorizations.saveAuthorization(open);
    }
}
