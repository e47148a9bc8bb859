package dev.salesflow.process.engine.access;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;

import dev.salesflow.identity.Role;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rights that every installation starts with, and its task filters; what is there already stays as it is. Rights on
 * single tasks come with assignment ({@link TaskRights}), so that nothing here has to change when people move.
 */
@Component
class Grants implements SmartInitializingSingleton {

    private static final long LOCK = 7_240_002;
    private static final List<Role> WORKERS = List.of(Role.REP, Role.PRESALES, Role.TELEMARKETER, Role.MANAGER);

    private final AuthorizationService authorizations;
    private final ShippedFilters filters;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Grants(AuthorizationService authorizations, ShippedFilters filters, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.authorizations = authorizations;
        this.filters = filters;
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
            filters.ship();
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
}
