package dev.salesflow.process.engine.access;

import dev.salesflow.identity.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The task filters that every installation starts with, each seen by the roles it is for. Made once: what an admin
 * changes or deletes afterwards stays so. Each asks by a column of the task table or of its links that has an index.
 */
@Component
class ShippedFilters {

    private static final List<Role> WORKERS = List.of(Role.REP, Role.PRESALES, Role.TELEMARKETER);
    private static final List<Role> MANAGERS = List.of(Role.MANAGER);
    private static final List<Role> ALL = List.of(Role.REP, Role.PRESALES, Role.TELEMARKETER, Role.MANAGER);
    /** Asked of those who lead, whoever of them takes it. */
    private static final String[] DECISIONS = {"reviewRuleChange", "decideApproach", "reviewStandstill"};
    private static final String TODAY = "${dateTime().withTimeAtStartOfDay()}";
    private static final String TOMORROW = "${dateTime().plusDays(1).withTimeAtStartOfDay()}";
    /** The engine's "after" leaves the moment itself out. */
    private static final String YESTERDAY = "${dateTime().withTimeAtStartOfDay().minusSeconds(1)}";

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    ShippedFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations, MessageSource messages, JdbcClient jdbc) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    /** Within the caller's transaction, which lets no second node do the same. */
    void ship() {
        ship("mine", 10, ALL, ShippedFilters::mine);
        ship("toDecide", 15, MANAGERS, query -> unassigned(query).taskDefinitionKeyIn(DECISIONS));
        ship("dueToday", 20, WORKERS, query -> mine(query).dueAfterExpression(YESTERDAY).dueBeforeExpression(TOMORROW));
        ship("overdue", 30, WORKERS, query -> mine(query).dueBeforeExpression(TODAY));
        ship("dueTodayInTeam", 20, MANAGERS, query -> team(query).dueAfterExpression(YESTERDAY).dueBeforeExpression(TOMORROW));
        ship("overdueInTeam", 30, MANAGERS, query -> team(query).dueBeforeExpression(TODAY));
        ship("waiting", 40, ALL, query -> query.taskOwnerExpression("${currentUser()}"));
        ship("unassigned", 50, ALL, ShippedFilters::unassigned);
        ship("team", 60, ALL, ShippedFilters::team);
    }

    private static TaskQuery mine(TaskQuery query) {
        return query.taskAssigneeExpression("${currentUser()}");
    }

    private static TaskQuery unassigned(TaskQuery query) {
        return query.taskCandidateGroupInExpression("${currentUserGroups()}").taskUnassigned();
    }

    private static TaskQuery team(TaskQuery query) {
        return query.taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks();
    }

    private void ship(String key, int priority, List<Role> seenBy, Consumer<TaskQuery> narrowed) {
        if (jdbc.sql("select exists (select 1 from shipped_filter where key = ?)").param(key).query(Boolean.class).single()) {
            return;
        }
        var query = tasks.createTaskQuery();
        narrowed.accept(query);
        query.orderByTaskPriority().desc().orderByDueDate().asc();
        var filter = filters.newTaskFilter(text(key, "name", Locale.ENGLISH));
        filter.setQuery(query);
        filter.setProperties(Map.of("name_zh", text(key, "name", Locale.SIMPLIFIED_CHINESE),
                "description", text(key, "description", Locale.ENGLISH),
                "description_zh", text(key, "description", Locale.SIMPLIFIED_CHINESE),
                "priority", priority, "refresh", true, "color", "#0b6e6e", "showUndefinedVariable", false, "variables", List.of()));
        filters.saveFilter(filter);
        seenBy.forEach(role -> show(filter, role));
        jdbc.sql("insert into shipped_filter (key, filter_id) values (?, ?)").params(key, filter.getId()).update();
    }

    private String text(String key, String part, Locale locale) {
        return messages.getMessage("filter." + key + "." + part, null, locale);
    }

    private void show(Filter filter, Role role) {
        var right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setGroupId(EngineGroups.of(role));
        right.setResource(Resources.FILTER);
        right.setResourceId(filter.getId());
        right.addPermission(Permissions.READ);
        authorizations.saveAuthorization(right);
    }
}
